import * as fc from 'fast-check';
import {
  foldLocks,
  type LockFamily,
  type LockOrder,
  type LockOrderScene,
  type LockRules,
  type LockTouch,
} from './lock-fold';

const T0 = 1_767_196_800_000;
const H = 3_600_000;
const D = 24 * H;
const DEFAULT = { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } };
const OTHER = { product: { clickDays: 7, orderDays: 30 }, content: { clickDays: 14, orderDays: 45 } };

let seq = 0;
const touch = (sharer_appid: string, at: number, family: LockFamily = 'content', windows = DEFAULT): LockTouch => {
  seq += 1;
  return { seq, atMs: T0 + at, sharer_appid, family, windows };
};
const order = (at: number, scene: LockOrderScene = { in: 'organic' }, windows = DEFAULT): LockOrder => {
  seq += 1;
  return { seq, atMs: T0 + at, order_id: `o${seq}`, scene, windows };
};
const tagged = (sharer_appid: string): LockOrderScene => ({ in: 'tagged', sharer_appid, family: 'content' });
const FOREIGN: LockOrderScene = { in: 'foreign' };
const RULES: LockRules = { buyerSharer: null, selfPurchase: 'substitute', isBound: () => true };
const card = (sharer: string, at: number, windows = DEFAULT) => touch(sharer, at, 'product', windows);

const verdictsOf = (touches: LockTouch[], orders: LockOrder[], rules: Partial<LockRules> = {}) =>
  foldLocks(touches, orders, { ...RULES, ...rules }).verdicts.map((one) => one.sharer_appid ?? one.reason);
const endOf = (touches: LockTouch[], orders: LockOrder[], sharer: string) =>
  foldLocks(touches, orders, RULES).dyes.find((dye) => dye.sharer_appid === sharer)?.expiresAtMs;

describe('whose order it is', () => {
  it.each([
    ['in the window', [touch('A', 0)], [order(2 * D)], ['A']],
    ['one second before its end', [touch('A', 0)], [order(3 * D - 1000)], ['A']],
    ['at its end', [touch('A', 0)], [order(3 * D)], ['NO_ACTIVE_DYE']],
    ['after a card, day 29 and day 30', [card('A', 0)], [order(29 * D), order(30 * D)], ['A', 'NO_ACTIVE_DYE']],
    [
      'lengthened once to 33 days',
      [touch('A', 0)],
      [order(D), order(10 * D), order(33 * D - 1000), order(33 * D)],
      ['A', 'A', 'A', 'NO_ACTIVE_DYE'],
    ],
    ['touched by B later', [touch('A', 0), touch('B', D)], [order(2 * D)], ['B']],
    ['when the lock of B is gone and that of A is not', [card('A', 0), touch('B', D)], [order(5 * D)], ['A']],
    ['touched twice by A', [touch('A', 0), touch('A', 2 * D)], [order(4 * D)], ['A']],
    ['by A and B in the same ms', [touch('A', 0), touch('B', 0)], [order(H)], ['B']],
    ['in the second of the touch', [touch('A', 400)], [order(0)], ['A']],
    ['a second before the touch', [touch('A', 1000)], [order(0)], ['NO_ACTIVE_DYE']],
    ['through a link without a touch', [], [order(0, tagged('A'))], ['A']],
    ['in foreign content', [touch('A', 0)], [order(H, FOREIGN), order(2 * H)], ['FOREIGN_SCENE', 'A']],
    [
      'in a shop with windows of its own',
      [card('A', 0, OTHER)],
      [order(6 * D, { in: 'organic' }, OTHER), order(36 * D, { in: 'organic' }, OTHER)],
      ['A', 'A'],
    ],
  ])('%s', (_, touches, orders, expected) => {
    expect(verdictsOf(touches, orders)).toEqual(expected);
  });

  it.each([
    ['substitute', ['B']],
    ['deny', ['SELF_PURCHASE_DENIED']],
  ] as const)('when the buyer is the promoter B and the rule is %s', (selfPurchase, expected) => {
    const rules = { buyerSharer: 'B', selfPurchase };
    expect(verdictsOf([touch('A', 0)], [order(H, tagged('A'))], rules)).toEqual(expected);
  });

  it('passes to the promoter before when the last one is unbound', () => {
    const isBound = (sharer: string, atMs: number) => sharer !== 'A' || atMs < T0 + D;
    expect(verdictsOf([card('B', -D), touch('A', 0)], [order(2 * D)], { isBound })).toEqual(['B']);
  });
});

describe('the end of a lock', () => {
  it.each([
    ['an organic order', [touch('A', 0)], [order(2 * D)], 33 * D],
    ['an order through the link', [touch('A', 0)], [order(H, tagged('A'))], 33 * D],
    ['a second touch, then an order', [touch('A', 0), touch('A', 2 * D)], [order(4 * D)], 35 * D],
    ['a card', [card('A', 0)], [order(29 * D)], 30 * D],
    ['a new chain after the end', [touch('A', 0), touch('A', 40 * D)], [order(D), order(41 * D)], 73 * D],
  ])('after %s', (_, touches, orders, expected) => {
    expect(endOf(touches, orders, 'A')).toBe(T0 + expected);
  });
});

describe('the fold', () => {
  it('does not depend on the order in which facts arrive', () => {
    const moment = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => hours * H);
    const touches = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), moment), { maxLength: 8 });
    void fc.assert(
      fc.property(touches, fc.array(moment, { maxLength: 6 }), (rawTouches, rawOrders) => {
        const all = rawTouches.map(([sharer, at]) => touch(sharer, at));
        const orders = rawOrders.map((at) => order(at));
        const forward = foldLocks(all, orders, RULES);
        const backward = foldLocks([...all].reverse(), [...orders].reverse(), RULES);
        expect(backward.verdicts).toEqual(forward.verdicts);
        expect(new Set(backward.dyes.map((dye) => dye.expiresAtMs))).toEqual(
          new Set(forward.dyes.map((dye) => dye.expiresAtMs)),
        );
      }),
    );
  });
});
