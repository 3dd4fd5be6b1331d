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
