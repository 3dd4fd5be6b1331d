import { fen } from '../../../core/money/fen';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { earningsWorld } from '../../../tests/support/earnings-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { explainOrder } from './explain-order';

const key = '3727324701692140032|670813472';

async function explained(world: Awaited<ReturnType<typeof earningsWorld>>, openid = 'o-wang') {
  const answer = await explainOrder(world.ports, openid, key);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

it('an order of somebody else, of nobody and one that does not exist get the same answer', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: { ...paid, ...sharer('wxchen') } });
  await world.record({ snapshot: { ...paid, orderId: 'nobodys', sharer: null } });
  const answers = [
    await explainOrder(world.ports, 'o-wang', key),
    await explainOrder(world.ports, 'o-wang', 'nobodys|670813472'),
    await explainOrder(world.ports, 'o-wang', 'none|none'),
  ];
  expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: false, code: 'order-not-found' })));
});

it('is refused to whom is not bound', async () => {
  const world = await earningsWorld();
  expect(await explainOrder(world.ports, 'o-stranger', key)).toEqual({ ok: false, code: 'not-bound' });
});

it('tells how the amount came about, every movement, and what it waits for', async () => {
  const world = await earningsWorld();
  for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
  const { amount, movements, next, order, whose } = await explained(world);
  expect(amount).toEqual({ paymentFen: 19_300, feeFen: 4825, sharePpm: 800_000, promoterFen: 3860, returnedFen: 0 });
  expect(movements.map(({ zh, en, amountFen }) => [zh, en, amountFen])).toEqual([
    ['买家付款,佣金入账冻结:平台 → 冻结中', 'paid: commission booked frozen: platform → frozen', 3860],
    [
      '已收货并结算,确定解冻日:冻结中 → 8 月 27 日起可提现',
      'received and settled: the day of release is set: frozen → free from Aug 27',
      3860,
    ],
  ]);
  expect(next.zh).toBe('买家已收货,平台已结算。从 8 月 27 日起可以提现。');
  expect([order.key, whose]).toEqual([key, []]);
});

it('tells what went back, part by part, once nothing of the commission is left', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  const partly = minuteLater(paid, { serviceAmountFen: fen(3158), promoterAgency: null });
  await world.record({ snapshot: partly });
  await world.record({ snapshot: minuteLater(partly, { serviceAmountFen: fen(0), commissionStatus: 200 }) });
  const { amount, order } = await explained(world);
  expect([order.state.state, order.promoterFen, amount.returnedFen]).toEqual(['reversed', 0, 3860]);
});

it('tells movements in the order in which they were booked, whatever the clock of the instance said', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  world.clock.setMs(world.clock.nowMs() - 600_000);
  await world.record({ snapshot: minuteLater(paid, { serviceAmountFen: fen(3158), promoterAgency: null }) });
  expect((await explained(world)).movements.map(({ cause }) => cause)).toEqual(['ORDER_PAID', 'ORDER_REFUNDED']);
});

it('shows the promoter who has it now his own side only, and not who had it before', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  await world.record({ snapshot: minuteLater(paid, sharer('wxchen')) });
  const answer = await explained(world, 'o-chen');
  expect(answer.movements).toEqual([
    {
      atMs: world.clock.nowMs(),
      cause: 'SHARER_CHANGED',
      from: 'promoter/another',
      to: 'promoter/wxchen/frozen',
      amountFen: 3860,
      zh: '平台更改了推客:其他推客 → 冻结中',
      en: 'the platform named another promoter: another promoter → frozen',
    },
  ]);
  expect(JSON.stringify(answer)).not.toContain('wxwang');
  expect(await explainOrder(world.ports, 'o-wang', key)).toEqual({ ok: false, code: 'order-not-found' });
});

it('says why the money is where it is, and what else is special about the order', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  await world.record({ snapshot: aSnapshot({ skuId: 'second' }) });
  await world.record({ snapshot: minuteLater(paid, { serviceAmountFen: fen(3158), promoterAgency: null }) });
  const { order, notes } = await explained(world);
  expect([order.reason.code, notes.map(({ code }) => code)]).toEqual([
    'WAITING_RECEIPT',
    ['PARTLY_REFUNDED', 'MULTI_SKU'],
  ]);
});
