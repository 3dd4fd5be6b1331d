import fc from 'fast-check';
import { dayMs } from '../time/beijing-day';
import { shareKinds } from './share-kind';
import { type TodayCandidate, todaysThree } from './todays-three';

/** 2025-08-01 20:03 in Beijing. */
const nowMs = 1_754_049_780_000;
const hourMs = 3_600_000;
const never = Number.MAX_SAFE_INTEGER;

interface Named extends TodayCandidate {
  readonly name: string;
}

function thing(name: string, change: Partial<TodayCandidate> = {}): Named {
  return { name, kind: 'product', airsAtMs: null, endsAtMs: never, firstSeenAtMs: null, ratePpm: null, ...change };
}

const chosen = (things: readonly Named[], atMs = nowMs) =>
  todaysThree(things, atMs).map(({ thing: { name }, reason }) => [name, reason]);

const rotates = '今天轮到它,货架上的每件都会轮到。';

describe('three things to share today', () => {
  it('are the broadcast that runs, the coupon that ends first, and the product that pays most', () => {
    const things = [
      thing('苹果', { ratePpm: 100_000 }),
      thing('橙', { ratePpm: 125_000 }),
      thing('预告', { kind: 'notice', airsAtMs: nowMs + hourMs }),
      thing('直播', { kind: 'live' }),
      thing('券', { kind: 'coupon' }),
      thing('快到期的券', { kind: 'coupon', endsAtMs: nowMs + dayMs }),
    ];
    expect(chosen(things)).toEqual([
      ['直播', '正在直播,朋友点开就能看。'],
      ['快到期的券', '买家用券能少付,领到 8 月 2 日 20:03 为止。'],
      ['橙', '佣金约为成交额的 12.5%,在这个货架里排在前面。'],
    ]);
  });

  it('name the next broadcast within two days when none runs', () => {
    const far = thing('下周', { kind: 'notice', airsAtMs: nowMs + 3 * dayMs });
    const next = thing('明晚', { kind: 'notice', airsAtMs: nowMs + dayMs });
    expect(chosen([far, next])).toEqual([['明晚', '8 月 2 日 20:03 开播,可以先请朋友预约。']]);
    expect(chosen([far])).toEqual([]);
  });

  it('say no rate to visitors, and none where all pay the same', () => {
    expect(chosen([thing('苹果'), thing('橙')]).every(([, reason]) => reason === rotates)).toBe(true);
    const same = [thing('苹果', { ratePpm: 100_000 }), thing('橙', { ratePpm: 100_000 })];
    expect(chosen(same).every(([, reason]) => reason === rotates)).toBe(true);
  });

  it('name what came to the shelf in the last week', () => {
    const things = [
      thing('旧', { firstSeenAtMs: nowMs - 8 * dayMs }),
      thing('新', { firstSeenAtMs: nowMs - dayMs }),
      thing('老', { firstSeenAtMs: nowMs - 30 * dayMs }),
    ];
    expect(chosen(things)[0]).toEqual(['新', '7 月 31 日新上的货架。']);
  });

  it('come around: in as many days as there are products each of them is first', () => {
    const things = ['a', 'b', 'c', 'd', 'e'].map((name) => thing(name));
    const firsts = [0, 1, 2, 3, 4].map((days) => chosen(things, nowMs + days * dayMs)[0]?.[0]);
    expect(new Set(firsts)).toEqual(new Set(['a', 'b', 'c', 'd', 'e']));
    expect(chosen(things, nowMs)).toEqual(chosen(things, nowMs + hourMs));
  });

  it('are never more than three, never one twice, and always with a reason', () => {
    const moments = fc.option(fc.integer({ min: nowMs - 40 * dayMs, max: nowMs + 4 * dayMs }));
    const one = fc.record({
      name: fc.uuid(),
      kind: fc.constantFrom(...shareKinds),
      airsAtMs: moments,
      endsAtMs: fc.constantFrom(never, nowMs + dayMs),
      firstSeenAtMs: moments,
      ratePpm: fc.option(fc.integer({ min: 0, max: 900_000 })),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (things) => {
        const three = todaysThree(things, nowMs);
        expect(three.length).toBeLessThanOrEqual(3);
        expect(new Set(three.map((choice) => choice.thing)).size).toBe(three.length);
        expect(three.every(({ reason }) => reason.endsWith('。'))).toBe(true);
        const products = things.filter(({ kind }) => kind === 'product').length;
        expect(three.length).toBeGreaterThanOrEqual(Math.min(3, products));
      }),
    );
  });
});
