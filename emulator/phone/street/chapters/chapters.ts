import { books } from './books';
import type { Chapter } from './chapter';
import { claim } from './claim';
import { firstHour } from './first-hour';
import { lostPush } from './lost-push';
import { refund } from './refund';
import { sale } from './sale';
import { scenes } from './scenes';

/** In the order of the chips above the phones. */
export const chapters: readonly Chapter[] = [sale, scenes, refund, lostPush, claim, firstHour, books];

/** The chapter of an address; the first one when it names none. */
export function chapterOf(id: string | null): Chapter {
  return chapters.find((chapter) => chapter.id === id) ?? sale;
}
