import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { aProgram } from '../../../tests/support/builders/a-program';
import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { moneyFunctions, openMoneyWorld } from '../../../tests/support/money-world';
import { minuteLater, paid, settled, sharer } from '../../../tests/support/row-after';
import { documentAttributionRecords } from '../../adapters/stores/attribution-records';
import { documentTouchStore } from '../../adapters/stores/touch-store';
import { explainOrders } from './explain-orders';

const key = '3727324701692140032|670813472';
const hourMs = 3_600_000;
const program = aProgram();

function open(selfPurchase: 'substitute' | 'deny' = 'substitute') {
  const world = openMoneyWorld({ program: { ...program, agency: { ...program.agency, selfPurchase } } });
  const functions = moneyFunctions(world);
  const touches = documentTouchStore(world.database);
  const attributions = documentAttributionRecords(world.database);
  const settings = { current: async () => world.program };
  const ports = { ...world, ...functions, touches, attributions, settings };
  return {
    ...ports,
    explain: (leftMs = 60_000) => explainOrders(ports, () => leftMs),
    touch: (promoter: string, hoursBefore: number, changes: { buyerKey?: string; shopAppid?: string } = {}) =>
      touches.keepTouch({
        buyerKey: 'k1:xiaolin',
        shopAppid: 'wxshop1',
        promoter,
        kind: 'PRODUCT_CARD',
        token: `token-${promoter}`,
        contentId: '10000165275743',
        atMs: orderedAtMs - hoursBefore * hourMs,
        forwardedByKind: null,
        ...changes,
      }),
    verdict: async () => (await attributions.find(key))?.verdict,
  };
}

type Case = [string, [string, number][], Partial<OrderSnapshot>, string, string | null];

it.each([
  ['the touch that we saw is the promoter’s', [['wxwang', 1]], {}, 'AGREED', 'wxwang'],
  ['we saw no touch', [], {}, 'TOUCH_UNSEEN', null],
  [
    'the touch that we saw last is another’s',
    [
      ['wxwang', 2],
      ['wxchen', 1],
    ],
    {},
    'MISMATCH_OTHER_PROMOTER',
    'wxchen',
  ],
  ['the platform names nobody', [['wxwang', 1]], { sharer: null }, 'MISMATCH_PLATFORM_NAMES_NOBODY', 'wxwang'],
  ['neither names anybody', [], { sharer: null }, 'AGREED', null],
  ['the touch is too old', [['wxwang', 24 * 31]], {}, 'TOUCH_UNSEEN', null],
] satisfies Case[] as Case[])('%s', async (_name, touched, changes, verdict, promoter) => {
  const world = open();
  for (const [name, hours] of touched) await world.touch(name, hours);
  await world.record({ snapshot: aSnapshot(changes) });
  expect(await world.explain()).toEqual({ explained: 1 });
  expect(await world.attributions.find(key)).toMatchObject({ verdict, decision: { promoter } });
  expect(world.journal.alarms).toEqual(verdict.startsWith('MISMATCH') ? ['ATTRIBUTION_MISMATCH'] : []);
  // The platform's word decides the money.
  expect((await world.books.findOrder(key))?.row.promoter).toBe(changes.sharer === null ? null : 'wxwang');
});

it('says so where the platform does not tell who the buyer is', async () => {
  const world = open();
  await world.record({ snapshot: aSnapshot({ buyerKey: null }) });
  await world.explain();
  expect(await world.attributions.find(key)).toMatchObject({ verdict: 'BUYER_UNKNOWN', decision: null, touches: [] });
});

it('looks at this buyer in this shop only, and at nothing after the order', async () => {
  const world = open();
  await world.touch('wxchen', 1, { buyerKey: 'k1:other' });
  await world.touch('wxchen', 1, { shopAppid: 'wxshop2' });
  await world.touch('wxchen', -1);
  await world.touch('wxwang', 2);
  await world.record({ snapshot: paid });
  await world.explain();
  expect(await world.attributions.find(key)).toMatchObject({ verdict: 'AGREED', touches: [{ promoter: 'wxwang' }] });
});

it.each([
  ['substitute', 'MISMATCH_OTHER_PROMOTER'],
  ['deny', 'MISMATCH_EXPECTED_NOBODY'],
] as const)('a promoter who buys himself, by the rule %s', async (selfPurchase, verdict) => {
  const world = open(selfPurchase);
  const facts = { openid: 'o', nickname: '', avatarUrl: '', boundAtMs: 0, settledBy: 'agency' } as const;
  await world.promoters.saveBound({ promoter: 'wxlin', unionidHash: 'k1:xiaolin', ...facts });
  await world.touch('wxwang', 1);
  await world.record({ snapshot: paid });
  await world.explain();
  expect(await world.verdict()).toBe(verdict);
});

it('waits for the payment, is written once, and outlives every later change of the order', async () => {
  const world = open();
  await world.record({ snapshot: aSnapshot({ orderStatus: 10, paidAtMs: 0, updateTimeSec: paid.updateTimeSec - 60 }) });
  expect(await world.explain()).toEqual({ explained: 0 });
  await world.record({ snapshot: paid });
  expect(await world.explain()).toEqual({ explained: 1 });
  const written = await world.attributions.find(key);
  await world.touch('wxchen', 1);
  for (const snapshot of [settled, minuteLater(settled, sharer('wxchen'))]) await world.record({ snapshot });
  expect(await world.explain()).toEqual({ explained: 0 });
  expect(await world.attributions.find(key)).toEqual(written);
  expect(
    await world.attributions.write(key, {
      ...(written ?? { decision: null, dyes: [], touches: [] }),
      verdict: 'AGREED',
      decidedAtMs: 0,
    }),
  ).toBe(false);
});

it('stops when its time is up and goes on with the next run', async () => {
  const world = open();
  for (const orderId of ['a', 'b', 'c']) await world.record({ snapshot: { ...paid, orderId } });
  expect(await world.explain(2_999)).toEqual({ explained: 0 });
  expect(await world.explain()).toEqual({ explained: 3 });
});
