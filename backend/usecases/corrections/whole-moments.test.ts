import fc from 'fast-check';
import { wholeMoments } from './whole-moments';

const momentOf = (moment: number) => moment;

describe('a page that ends between two moments', () => {
  it.each([
    ['is the last one when it is not full', [1, 2], 3, { items: [1, 2], nextMs: null }],
    ['leaves the last moment to the next', [1, 2, 2], 3, { items: [1], nextMs: 1 }],
    ['is taken whole when it holds one moment only', [2, 2, 2], 3, { items: [2, 2, 2], nextMs: 2 }],
    ['is empty when nothing was found', [], 3, { items: [], nextMs: null }],
  ])('%s', (_label, found, limit, expected) => {
    expect(wholeMoments(found, limit, momentOf)).toEqual(expected);
  });

  it('skips nothing and shows nothing twice, as long as no moment fills a page', () => {
    const moments = fc.array(fc.nat(30), { maxLength: 60 }).map((found) => found.sort((one, other) => one - other));
    fc.assert(
      fc.property(moments, (all) => {
        fc.pre([...new Set(all)].every((moment) => all.filter((other) => other === moment).length < 10));
        const seen: number[] = [];
        for (let afterMs: number | null = -1; afterMs !== null; ) {
          const from: number = afterMs;
          const page = wholeMoments(all.filter((moment) => moment > from).slice(0, 10), 10, momentOf);
          seen.push(...page.items);
          afterMs = page.nextMs;
        }
        expect(seen).toEqual(all);
      }),
    );
  });
});
