import { type BeijingDay, startOfBeijingDayMs } from '../time/beijing-day';
import { beijingDayEnglish, beijingDayText, beijingMinuteEnglish, beijingMinuteText } from '../time/beijing-text';

/** A wording in the two languages that the product speaks: Chinese for people in WeChat, English for developers. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

/** A day as people read it: 8 月 27 日 · Aug 27. */
export function dayText(day: BeijingDay): Wording {
  const startMs = startOfBeijingDayMs(day);
  return { zh: beijingDayText(startMs), en: beijingDayEnglish(startMs) };
}

/** A moment as people read it, in Beijing: 8 月 27 日 14:05 · Aug 27, 14:05. */
export function momentText(atMs: number): Wording {
  return { zh: beijingMinuteText(atMs), en: beijingMinuteEnglish(atMs) };
}
