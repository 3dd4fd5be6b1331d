import fc from 'fast-check';
import { Outage } from '../outage';
import type { PlatformAnswer } from './answer';
import { ListRefused, type PlatformPage, platformList } from './platform-list';

const runs = { numRuns: Math.max(200, Number(process.env.PROVE_RUNS ?? 0)) };
const refusal = { ok: false, code: 'PLATFORM_REFUSED', errcode: 48001, detail: 'no right' } as const;

/** A list of these pages; the key of page n is `k<n>`. Notes which keys were asked for. */
function listOfPages(pages: readonly (readonly number[])[], asked: string[] = []) {
  return platformList('order/list/get', async (key): Promise<PlatformAnswer<PlatformPage<number>>> => {
    asked.push(key);
    const at = key === '' ? 0 : Number(key.slice(1));
    return { ok: true, value: { items: pages[at] ?? [], nextKey: at + 1 < pages.length ? `k${at + 1}` : null } };
  });
}

/** A list whose pages always lead to these keys in turn. */
function listOfKeys(items: readonly number[], keys: readonly string[]) {
  let nth = 0;
  return platformList('order/list/get', async () => {
    const nextKey = keys[nth % keys.length] ?? null;
    nth += 1;
    return { ok: true, value: { items, nextKey } };
  });
}

async function walked<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('a list on the platform', () => {
  it('gives each item once and in order, in every way of walking', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 15 }),
        async (pages) => {
          const items = pages.flat();
          expect(await walked(listOfPages(pages))).toEqual(items);
          expect(await listOfPages(pages).all()).toEqual({ ok: true, value: items });
        },
      ),
      runs,
    );
  });

  it('can be left at any page and gone on with by its key', async () => {
    const pages = [[1, 2], [3], [4, 5]];
    for (const stopAt of [1, 2]) {
      const found: number[] = [];
      let kept: string | null = null;
      for await (const page of listOfPages(pages).pages()) {
        if (!page.ok) throw new Error('refused');
        found.push(...page.value.items);
        kept = page.value.nextKey;
        if (kept === `k${stopAt}`) break;
      }
      const rest = await walked(listOfPages(pages).pages(kept ?? undefined));
      expect([...found, ...rest.flatMap((page) => (page.ok ? page.value.items : []))]).toEqual([1, 2, 3, 4, 5]);
    }
  });

  it('asks for no page before it is wanted', async () => {
    const asked: string[] = [];
    for await (const item of listOfPages([[1, 2], [3]], asked)) if (item === 2) break;
    expect(asked).toEqual(['']);
  });

  it('gives a refusal as the last page, as an answer, and to a walk as ListRefused', async () => {
    const refused = platformList('order/list/get', async (key) =>
      key === '' ? ({ ok: true, value: { items: [1], nextKey: 'k' } } as const) : refusal,
    );
    expect(await walked(refused.pages())).toEqual([{ ok: true, value: { items: [1], nextKey: 'k' } }, refusal]);
    expect(await refused.all()).toEqual(refusal);
    await expect(walked(refused)).rejects.toEqual(new ListRefused(refusal));
  });

  it.each([
    ['the same key again', ['k']],
    ['keys in a circle', ['a', 'b', 'c']],
    ['the key of the beginning', ['']],
  ])('with items and %s is an outage, because nobody knows what is missing', async (_label, keys) => {
    const error: unknown = await listOfKeys([1], keys)
      .all()
      .catch((caught: unknown) => caught);
    expect(error).toEqual(new Outage('order/list/get', 'unusable answer at next_key: it leads in a circle', false));
  });

  it('without items and with the same key again has ended', async () => {
    expect(await listOfKeys([], ['k']).all()).toEqual({ ok: true, value: [] });
  });

  it('that gives nothing but new keys is an outage after 20 empty pages', async () => {
    const endless = listOfKeys(
      [],
      Array.from({ length: 1000 }, (_, nth) => `k${nth}`),
    );
    await expect(endless.all()).rejects.toThrow('empty pages without an end');
    const pages = [...Array.from({ length: 20 }, (): number[] => []), [7]];
    expect(await listOfPages(pages).all()).toEqual({ ok: true, value: [7] });
  });
});
