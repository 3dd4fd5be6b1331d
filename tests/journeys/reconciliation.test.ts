import type {
  OneReconciliationDayView,
  ReconciliationDaysView,
  ReconciliationInputs,
  WorkItemsView,
} from '../../cloudfunctions/console/reconciliation-contract';
import { DEMO, dayMs, hourMs, StoryWorld } from '../../scripts/story/story-world';

/** 193.00 yuan at 25 %: what the platform settles for one order of apples. */
const feeFen = 4825;
const brandId = 'shanli';
const staff = [
  ['zhou-kuaiji', '周会计', 'agency-finance', null],
  ['dian-kuaiji', '店会计', 'brand-finance', brandId],
  ['xiao-zhang', '运营小张', 'brand-operator', brandId],
] as const;

type Stored = Readonly<Record<string, unknown>> & { readonly _id: string };
interface Exported {
  readonly collections: Readonly<Record<string, readonly Stored[]>>;
}

let world: StoryWorld;
let requests = 0;

const stored = async (collection: string) =>
  (await world.admin<Exported>('GET', 'export')).collections[collection] ?? [];

/** A buyer who came through the promoter's card pays for apples and receives them. */
async function receivedOrder(): Promise<string> {
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  const card = { promoter_share_link: link.forms.shareLink ?? '', export_id: DEMO.shopRoom };
  await world.play('open-link', { person: 'xiao-lin', ...card });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const from = { live: DEMO.shopRoom };
  const { order_id } = await world.play<{ order_id: string }>('order', { person: 'xiao-lin', items, from, pay: true });
  await world.play('receive', { order_id });
  return order_id;
}

async function settledOrder(fault?: object): Promise<string> {
  const order_id = await receivedOrder();
  if (fault) await world.play('funds-fault', { ...fault, order_id });
  await world.play('settle', { order_id });
  return order_id;
}

function console<A extends keyof ReconciliationInputs, T>(
  person: string,
  action: A,
  input: ReconciliationInputs[A],
): Promise<T> {
  return world.call<T>(person, 'console', action, input);
}

const days = async (person = 'zhou-kuaiji') =>
  (await console<'reconciliationDays', ReconciliationDaysView>(person, 'reconciliationDays', {})).days;
const oneDay = (day: string, person = 'zhou-kuaiji') =>
  console<'reconciliationDay', OneReconciliationDayView>(person, 'reconciliationDay', { day });
const openItems = async (person = 'zhou-kuaiji') =>
  (await console<'workItems', WorkItemsView>(person, 'workItems', {})).items;

const close = (id: string, person = 'zhou-kuaiji') =>
  world.ask(person, 'console', 'closeWorkItem', {
    ...{ id, requestId: `request-${++requests}`, reason: '已向平台核对' },
  });

/** Noon of a day, when the night is over. */
const untilNoon = async (day: string) => world.throughNights(Date.parse(`${day}T12:00:00+08:00`));

beforeEach(async () => {
  world = await StoryWorld.start();
  const appointed = staff.map(([person, name, role, within]) => {
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId: within }], addedAtMs: world.nowMs() };
  });
  await world.admin('POST', 'import', { collections: { staff: appointed } });
  await world.join('wang-ayi');
}, 120_000);

afterEach(() => world.stop());

it('a clean week is green, with settlements, a refund after one, and money taken out', async () => {
  const first = await settledOrder();
  await world.throughNights(world.nowMs() + dayMs);
  await settledOrder();
  await world.play('refund', { order_id: first, amount: 9_300 });
  await world.throughNights(world.nowMs() + dayMs);
  await world.play('withdraw-funds', { amount: 1_000 });
  await world.play('refund', { order_id: first });
  await world.throughNights(world.nowMs() + 5 * dayMs);
  const found = await days();
  expect(found.map(({ day, state }) => [day, state])).toEqual(
    [7, 6, 5, 4, 3, 2, 1].map((nth) => [`2026080${nth}`, 'green']),
  );
  expect(found.at(-1)?.money).toMatchObject({ sharedFen: feeFen, orders: 1, agreed: 1, differing: 0 });
  expect(found.at(-3)?.money).toMatchObject({ withdrawnFen: 1_000, takenBackFen: 2_500, orders: 1, agreed: 1 });
  expect(await openItems()).toEqual([]);
  expect(await stored('risk_cases')).toEqual([]);
}, 120_000);

describe('a planted difference', () => {
  it('of each class makes its day red, says what it is, and is closed by the right person alone', async () => {
    const amount = await settledOrder({ fault: 'wrong-amount', by: -25 });
    const missing = await settledOrder({ fault: 'missing' });
    const twice = await settledOrder({ fault: 'doubled' });
    const cancelled = await settledOrder();
    await world.play('funds-fault', { fault: 'missing', order_id: cancelled });
    await world.play('refund', { order_id: cancelled });
    const right = await settledOrder();
    await untilNoon('2026-08-02');
    expect((await oneDay('20260801')).items.map(({ code }) => code).sort()).toEqual([
      'AMOUNT_DIFFERS',
      'CANCELLED_NOT_TAKEN_BACK',
      'FLOW_NOT_YET',
      'PAID_TWICE',
    ]);

    await untilNoon('2026-08-03');
    const { day, items } = await oneDay('20260801');
    expect(day).toMatchObject({ state: 'red', open: { missing: 1, amount: 2, state: 1, timing: 0 } });
    const told = new Map(items.map(({ orderId, class: kind, explanation }) => [orderId, [kind, explanation.zh]]));
    expect(Object.fromEntries(told)).toEqual({
      [amount]: ['amount', '平台的流水合计 48.00 元,这里按订单记了 48.25 元,相差 0.25 元。'],
      [missing]: ['missing', '订单显示平台已结算 48.25 元,过了一天资金流水里仍没有这笔钱。请您向平台核对。'],
      [twice]: ['amount', '应当结算 48.25 元,平台的流水合计 96.50 元,正好两倍:平台可能多付了一次。'],
      [cancelled]: ['state', '订单的结算已取消,平台的流水里仍有 48.25 元没有退回。'],
    });
    expect(told.has(right)).toBe(false);
    expect((await days()).map(({ day: one, state }) => [one, state])).toEqual([
      ['20260801', 'red'],
      ['20260802', 'green'],
    ]);

    expect((await openItems('dian-kuaiji')).length).toBe(4);
    expect((await days('dian-kuaiji'))[0]).toMatchObject({ state: 'red', money: null, books: null });
    expect(await world.ask('xiao-zhang', 'console', 'workItems', {})).toMatchObject({ code: 'not-permitted' });
    const [first] = items;
    expect(await close(first?.id ?? '', 'dian-kuaiji')).toMatchObject({ code: 'not-permitted' });
    for (const { id } of items) expect(await close(id)).toMatchObject({ ok: true });
    expect(await close(first?.id ?? '')).toMatchObject({ code: 'work-item-closed' });
    expect((await days()).map(({ state }) => state)).toEqual(['green', 'green']);
    const audit = await stored('audit');
    expect(audit.filter(({ action }) => action === 'closeWorkItem')).toHaveLength(4);
    expect(audit.find(({ action }) => action === 'closeWorkItem')).toMatchObject({
      name: '周会计',
      reason: '已向平台核对',
    });

    const orders = await stored('orders');
    await untilNoon('2026-08-05');
    expect(await stored('orders')).toEqual(orders);
    expect((await days()).map(({ state }) => state)).toEqual(['green', 'green', 'green', 'green']);
  }, 120_000);

  it('in time alone closes by itself when the money comes after midnight', async () => {
    const order_id = await receivedOrder();
    await world.advanceTo(Date.parse('2026-08-02T23:59:00+08:00'));
    await world.play('funds-fault', { fault: 'late', delay_seconds: 120, order_id });
    await world.play('settle', { order_id });
    await untilNoon('2026-08-03');
    expect(await oneDay('20260802')).toMatchObject({
      day: { state: 'red', open: { timing: 1 } },
      items: [{ class: 'timing', className: '时间差', code: 'FLOW_NOT_YET', orderId: order_id, ourFen: feeFen }],
    });
    await untilNoon('2026-08-04');
    expect(await oneDay('20260802')).toMatchObject({
      day: { state: 'green', done: 1 },
      items: [{ state: 'done', agreesSinceDay: '20260803', closing: { name: null } }],
    });
    expect(await openItems()).toEqual([]);
  }, 120_000);

  it('that is listed with its own moment after the night is found the next one', async () => {
    await settledOrder({ fault: 'backdated', delay_seconds: (8 * hourMs) / 1000 });
    await untilNoon('2026-08-02');
    expect((await days()).map(({ state }) => state)).toEqual(['red']);
    await untilNoon('2026-08-03');
    expect((await days()).map(({ state }) => state)).toEqual(['green', 'green']);
  }, 120_000);
});

it('a settlement that our books hold twice is caught, though wallets, ledger and rows agree', async () => {
  const order_id = await settledOrder();
  // Late enough that nothing reads the order again before the night does.
  await world.advanceTo(Date.parse('2026-08-02T01:15:00+08:00'));
  await countTwice(`${order_id}|${DEMO.apple.skuId}`);
  await world.advanceTo(Date.parse('2026-08-02T01:40:00+08:00'));
  const nights = (await stored('daily_metrics')).filter(({ kind }) => kind === 'reconcile');
  expect(nights.map(({ day, state }) => [day, state])).toEqual([['20260801', 'green']]);
  expect(await openItems()).toMatchObject([
    {
      ...{ class: 'amount', code: 'COUNTED_TWICE', orderId: order_id, theirFen: feeFen, ourFen: 2 * feeFen },
      explanation: { zh: '平台只结算了 48.25 元,这里记成了 96.50 元,正好两倍:同一次结算被记了两次。' },
    },
  ]);
}, 120_000);

/** What a fault of ours would leave behind: row, ledger and wallet all say twice the settlement. */
async function countTwice(key: string): Promise<void> {
  const row = (await stored('orders')).find(({ _id }) => _id === key);
  const lines = (await stored('ledger')).filter(({ orderKey }) => orderKey === key);
  const paid = lines.find(({ cause }) => cause === 'ORDER_PAID');
  const wallet = (await stored('wallets')).find(({ _id }) => _id === row?.promoter);
  if (!row || !paid || !wallet) throw new Error('the order is booked');
  const { promoterFen, marginFen, booking, dueDay, promoter, settled } = row as unknown as OrderNumbers;
  const to = `promoter/${promoter}/due/${dueDay}`;
  const postings = [
    { from: 'platform', to, amountFen: promoterFen },
    { from: 'platform', to: 'agency/margin', amountFen: marginFen },
  ];
  const again = { ...paid, _id: `${key}|${booking + 1}`, cause: 'AMOUNT_CHANGED', bookedAtMs: settled.atMs, postings };
  const doubled = {
    ...{ ...row, promoterFen: 2 * promoterFen, marginFen: 2 * marginFen, booking: booking + 1 },
    settled: { ...settled, feeFen: 2 * settled.feeFen },
  };
  const dueFenByDay = { ...Object(wallet.dueFenByDay), [dueDay]: 2 * promoterFen };
  await world.admin('POST', 'import', {
    collections: { orders: [doubled], ledger: [again], wallets: [{ ...wallet, dueFenByDay }] },
  });
}

interface OrderNumbers {
  readonly promoterFen: number;
  readonly marginFen: number;
  readonly booking: number;
  readonly dueDay: string;
  readonly promoter: string;
  readonly settled: { readonly feeFen: number; readonly atMs: number };
}
