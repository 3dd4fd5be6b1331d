import type { PlatformAnswer } from '../../ports/platform/answer';
import type { PlatformList } from '../../ports/platform/platform-list';

/** The first things of a platform's list, asked for page by page until there are enough; or its refusal. */
export async function firstOf<T>(list: PlatformList<T>, most: number): Promise<PlatformAnswer<readonly T[]>> {
  const found: T[] = [];
  for await (const page of list.pages()) {
    if (!page.ok) return page;
    found.push(...page.value.items);
    if (found.length >= most) break;
  }
  return { ok: true, value: found.slice(0, most) };
}

/** What was heard of a list: all of it, or only its first part. */
export interface HeardList<T> {
  readonly items: readonly T[];
  readonly isComplete: boolean;
}

/** Walks a platform's list until there are enough; a refusal ends it early, and what came before counts. */
export async function heardOf<T>(list: PlatformList<T>, most: number): Promise<HeardList<T>> {
  const items: T[] = [];
  for await (const page of list.pages()) {
    if (!page.ok) return { items, isComplete: false };
    items.push(...page.value.items);
    if (items.length > most || (items.length === most && page.value.nextKey !== null)) {
      return { items: items.slice(0, most), isComplete: false };
    }
  }
  return { items, isComplete: true };
}

/** Several lists as one. */
export function joinedLists<T>(lists: readonly HeardList<T>[]): HeardList<T> {
  return { items: lists.flatMap(({ items }) => items), isComplete: lists.every(({ isComplete }) => isComplete) };
}

const questionsAtOnce = 8;

/** Asks about many things, a few at a time, and keeps their order. */
export async function inTurns<Thing, Answer>(
  things: readonly Thing[],
  ask: (thing: Thing) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < things.length; start += questionsAtOnce) {
    answers.push(...(await Promise.all(things.slice(start, start + questionsAtOnce).map(ask))));
  }
  return answers;
}

/** Leaves out what is missing. */
export function present<Item>(items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item): item is Item => item !== undefined);
}
