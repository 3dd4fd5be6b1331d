import { Outage } from '../outage';
import type { PlatformAnswer, PlatformRefusal } from './answer';

/** A part of a list. `nextKey` leads to the next part and is null on the last one; what stands in it is opaque. */
export interface PlatformPage<T> {
  readonly items: readonly T[];
  readonly nextKey: string | null;
}

/**
 * A list on the platform, asked for page by page while somebody walks over it.
 *
 * - `for await (const item of list)` walks over all of it; a refusal is thrown as ListRefused, and an outage as Outage.
 * - `pages(fromKey)` gives whole pages, so that a walk may stop, keep `nextKey`, and go on there another time. A refusal
 *   is the last thing it gives.
 * - `all()` gives everything at once, or the refusal.
 */
export interface PlatformList<T> extends AsyncIterable<T> {
  /** '' or nothing begins at the beginning. */
  pages(fromKey?: string): AsyncIterable<PlatformAnswer<PlatformPage<T>>>;
  all(): Promise<PlatformAnswer<readonly T[]>>;
}

/** What `for await` over a list throws when the platform refuses it. */
export class ListRefused extends Error {
  override readonly name = 'ListRefused';

  constructor(readonly refusal: PlatformRefusal) {
    super(`the platform refuses the list (${refusal.errcode}): ${refusal.detail}`);
  }
}

/** A list that says for so many pages in a row that there is more, and gives nothing, is taken to be broken. */
const mostEmptyPages = 20;

/**
 * Makes a list of a way to read one page. No list is walked for ever: a key that comes back ends the walk when nothing
 * came with it, and is an Outage when items came, because then nobody knows what is missing.
 */
export function platformList<T>(
  name: string,
  readPage: (key: string) => Promise<PlatformAnswer<PlatformPage<T>>>,
): PlatformList<T> {
  async function* pages(fromKey = ''): AsyncGenerator<PlatformAnswer<PlatformPage<T>>, void> {
    const seen = new Set<string>([fromKey]);
    let emptyPages = 0;
    for (let key: string | null = fromKey; key !== null; ) {
      const answer: PlatformAnswer<PlatformPage<T>> = await readPage(key);
      if (!answer.ok) return yield answer;
      const { items, nextKey } = answer.value;
      const isSeen = nextKey !== null && seen.has(nextKey);
      if (isSeen && items.length > 0)
        throw new Outage(name, 'unusable answer at next_key: it leads in a circle', false);
      emptyPages = items.length === 0 ? emptyPages + 1 : 0;
      if (emptyPages > mostEmptyPages) throw new Outage(name, 'unusable answer: empty pages without an end', false);
      key = isSeen ? null : nextKey;
      if (key !== null) seen.add(key);
      yield { ok: true, value: { items, nextKey: key } };
    }
  }

  async function* items(): AsyncGenerator<T, void> {
    for await (const page of pages()) {
      if (!page.ok) throw new ListRefused(page);
      yield* page.value.items;
    }
  }

  return {
    pages,
    async all() {
      const found: T[] = [];
      for await (const page of pages()) {
        if (!page.ok) return page;
        found.push(...page.value.items);
      }
      return { ok: true, value: found };
    },
    [Symbol.asyncIterator]: items,
  };
}
