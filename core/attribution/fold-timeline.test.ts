import { applyOrder, applyTouch, emptyTimeline, isLate } from './apply-event';
import { defaultPolicy } from './attribution-policy';
import { decide } from './decide';
import { evidenceIds, extendedLock } from './decision';
import { foldTimeline, refold } from './fold-timeline';
import type { AttributedOrder, Touch } from './timeline-event';
import { fallbackWindows } from './window-config';

const day = 86_400_000;
const config = { windows: fallbackWindows, policy: defaultPolicy };
const rules = { ...config, ineligible: new Set<string>() };

const touchA: Touch = { type: 'touch', id: 'tA', seq: 1, atMs: 400, promoter: 'A', kind: 'LIVE' };
const againA: Touch = { ...touchA, id: 'tA2', seq: 2, atMs: day };
const lateB: Touch = { type: 'touch', id: 'tB', seq: 9, atMs: day + 1, promoter: 'B', kind: 'PRODUCT_CARD' };
const order: AttributedOrder = {
  type: 'order',
  id: 'o1',
  seq: 3,
  atMs: 2 * day,
  scene: { kind: 'ORGANIC' },
  buyerPromoter: null,
};

it('a decision names its evidence: the touches, the chain and the windows it began with', () => {
  const { decisions } = foldTimeline([order, againA, touchA], config);
  expect(decisions.map(evidenceIds)).toEqual([['tA', 'tA2']]);
  expect(decisions.map(extendedLock)).toEqual([true]);
  expect(decisions).toEqual([
    {
      orderId: 'o1',
      promoter: 'A',
      reason: 'LAST_TOUCH',
      family: 'content',
      dyeExpiresAtMs: 34 * day,
      evidence: {
        promoter: 'A',
        family: 'content',
        startedBy: { type: 'touch', id: 'tA', seq: 1, atMs: 400, kind: 'LIVE' },
        lastTouch: { type: 'touch', id: 'tA2', seq: 2, atMs: day, kind: 'LIVE' },
        expiresAtMs: 4 * day,
        extendedByOrderId: null,
        clickDays: 3,
        orderDays: 30,
      },
      ruleVersion: 1,
    },
  ]);
});

it('a substituted order keeps the dye it was taken from as evidence, and does not extend it', () => {
  const own = { ...order, buyerPromoter: 'B' };
  const { decisions, state } = foldTimeline([touchA, own], config);
  expect(decisions).toMatchObject([
    { promoter: 'B', reason: 'SELF_SUBSTITUTED', family: null, evidence: { promoter: 'A', extendedByOrderId: null } },
  ]);
  expect(decisions.map(evidenceIds)).toEqual([['tA']]);
  expect(decisions.map(extendedLock)).toEqual([false]);
  expect(state.dyes).toMatchObject([{ promoter: 'A', expiresAtMs: 3 * day + 400, extendedByOrderId: null }]);
});

it('decide says what applyOrder will write and leaves the dyes alone', () => {
  const before = applyTouch(emptyTimeline, touchA, rules);
  const frozen = JSON.stringify(before);
  const decision = decide(before.dyes, order, rules);
  expect(JSON.stringify(before)).toBe(frozen);
  expect(applyOrder(before, order, rules).decision).toEqual(decision);
});

it('a running chain keeps its windows when the shop changes them; the next chain takes the new ones', () => {
  const shorter = { content: { clickDays: 1, orderDays: 5 }, product: { clickDays: 1, orderDays: 0 } };
  const running = applyTouch(emptyTimeline, touchA, rules);
  const touched = applyTouch(running, againA, { ...rules, windows: shorter });
  expect(touched.dyes).toMatchObject([{ expiresAtMs: 4 * day, clickDays: 3, orderDays: 30 }]);
  const next = applyTouch(touched, { ...againA, id: 'tA3', atMs: 5 * day }, { ...rules, windows: shorter });
  expect(next.dyes).toMatchObject([{ expiresAtMs: 6 * day, clickDays: 1, orderDays: 5 }]);
});

describe('a late touch', () => {
  const written = foldTimeline([touchA, order], config);

  it('is recognised and refused by the step', () => {
    expect(isLate(written.state, lateB)).toBe(true);
    expect(isLate(written.state, { ...lateB, atMs: 2 * day + 999 })).toBe(true);
    expect(isLate(written.state, { ...lateB, atMs: 2 * day + 1000 })).toBe(false);
    expect(() => applyTouch(written.state, lateB, rules)).toThrow('touch tB is late: fold its timeline again');
    expect(() => applyOrder(written.state, { ...order, id: 'o0', atMs: day }, rules)).toThrow('order o0 is late');
  });

  it('changes the dyes on a refold, never a decision that was written; the difference is listed', () => {
    const decisions = new Map(written.decisions.map((decision) => [decision.orderId, decision]));
    const refolded = refold([lateB, touchA, order], config, decisions);
    expect(refolded.decisions).toEqual(written.decisions);
    expect(refolded.state.dyes).toMatchObject([
      { promoter: 'A', expiresAtMs: 3 * day + 400, extendedByOrderId: null },
      { promoter: 'B', expiresAtMs: 31 * day + 1, extendedByOrderId: null },
    ]);
    expect(refolded.hindsight).toMatchObject([
      { written: { orderId: 'o1', promoter: 'A' }, refolded: { orderId: 'o1', promoter: 'B' } },
    ]);
  });

  it('leaves no hindsight where the answer is the same, and decides orders that had none', () => {
    expect(refold([touchA, order], config, new Map())).toEqual({ ...written, hindsight: [] });
  });
});
