import fc from 'fast-check';
import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { fakeStorePlatform } from '../../../tests/support/fake-store-platform';
import { moneyFunctions, openMoneyWorld } from '../../../tests/support/money-world';
import { rangesOf, withReads } from './recent-reads';

describe('the ranges of a window', () => {
  it.each([
    ['one list while nothing was read', [], [[400, 2000]]],
    ['one list where a division would cost more than it saves', [{ toSec: 900, count: 1 }], [[400, 2000]]],
    [
      'divided where reads begin to count',
      [
        { toSec: 600, count: 5 },
        { toSec: 900, count: 5 },
      ],
      [
        [400, 600],
        [601, 900],
        [901, 2000],
      ],
    ],
    ['not divided for what lies before it', [{ toSec: 399, count: 9 }], [[400, 2000]]],
  ])('%s', (_name, recent, expected) => {
    const ranges = rangesOf(recent, { overlapFromSec: 400, doneToSec: 1000, toSec: 2000 });
    expect(ranges.map(({ fromSec, toSec }) => [fromSec, toSec])).toEqual(expected);
  });

  it('cover the window without a gap and without meeting twice', () => {
    const recents = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 6 });
    fc.assert(
      fc.property(recents, (ends) => {
        const recent = [...new Set(ends)].sort((one, other) => one - other).map((toSec) => ({ toSec, count: 9 }));
        const ranges = rangesOf(recent, { overlapFromSec: 400, doneToSec: 1000, toSec: 2000 });
        expect([ranges[0]?.fromSec, ranges[ranges.length - 1]?.toSec]).toEqual([400, 2000]);
        for (const [index, { fromSec }] of ranges.slice(1).entries())
          expect(fromSec).toBe((ranges[index]?.toSec ?? 0) + 1);
      }),
      { numRuns: Number(process.env.PROVE_RUNS ?? 300) },
    );
  });
});

it('remembers windows only while a later one reaches back over them', () => {
  const recent = withReads([{ toSec: 5, count: 1 }], { toSec: 9, count: 2 }, 6);
  expect(recent).toEqual([{ toSec: 9, count: 2 }]);
});

interface Step {
  readonly waitSec: number;
  readonly order: number;
  readonly listedAfterSec: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  waitSec: fc.integer({ min: 0, max: 200 }),
  order: fc.integer({ min: 0, max: 4 }),
  listedAfterSec: fc.integer({ min: 0, max: 240 }),
});

/** Orders that change at random and are listed up to four minutes late, while a run looks every five minutes. */
async function lastStatesSeen(steps: readonly Step[]): Promise<[seen: unknown, told: unknown]> {
  const listedAtSec = new Map<string, number>();
  const platform = fakeStorePlatform({ pageSize: 3 });
  const world = openMoneyWorld({ platform });
  const listAll = platform.listOrdersByUpdateTime;
  const functions = moneyFunctions({
    ...world,
    platform: {
      ...platform,
      async listOrdersByUpdateTime(range, nextKey) {
        const page = await listAll(range, nextKey);
        if (!page.ok) return page;
        const listed = page.value.keys.filter(({ orderId }) => (listedAtSec.get(orderId) ?? 0) <= nowSec());
        return { ok: true, value: { ...page.value, keys: listed } };
      },
    },
  });
  const nowSec = () => Math.floor(world.clock.nowMs() / 1000);
  const told = new Map<string, number>();
  let nextRunSec = orderedAtMs / 1000;
  world.clock.setMs(orderedAtMs);
  const passUntil = async (toSec: number) => {
    for (; nextRunSec <= toSec; nextRunSec += 300) {
      world.clock.setMs(nextRunSec * 1000);
      await functions.sync(`run-${nextRunSec}`);
    }
    world.clock.setMs(toSec * 1000);
  };
  for (const { waitSec, order, listedAfterSec } of steps) {
    await passUntil(nowSec() + waitSec);
    const [orderId, updateTimeSec] = [`order${order}`, nowSec()];
    platform.setOrders(aSnapshot({ orderId, updateTimeSec }));
    listedAtSec.set(orderId, updateTimeSec + listedAfterSec);
    told.set(orderId, updateTimeSec);
  }
  await passUntil(nowSec() + 1_200);
  const seen = await Promise.all(
    [...told.keys()].map(async (orderId) => {
      const stored = await functions.books.findOrder(`${orderId}|670813472`);
      return [orderId, stored?.row.snapshot.updateTimeSec];
    }),
  );
  return [seen, [...told]];
}

it('whatever changes in whatever order, the last state of every order is seen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const [seen, told] = await lastStatesSeen(steps);
      expect(seen).toEqual(told);
    }),
    { numRuns: Math.min(2_000, Number(process.env.PROVE_RUNS ?? 60)) },
  );
}, 120_000);
