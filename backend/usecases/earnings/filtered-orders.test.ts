import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { earningsWorld } from '../../../tests/support/earnings-world';
import { minuteLater, paid, received, settled } from '../../../tests/support/row-after';
import { listOrders, type OrdersPlace } from './list-orders';

const at = (text: string) => Date.parse(`${text}+08:00`);
const named = (orderId: string) => ({ orderId });

type World = Awaited<ReturnType<typeof earningsWorld>>;

/** All pages of a filter; more than 50 are a loop. */
async function pagesOf({ ports }: World, filter: NonNullable<OrdersPlace['filter']>): Promise<string[][]> {
  const pages: string[][] = [];
  let place: OrdersPlace = {};
  for (let turn = 0; turn < 50; turn += 1) {
    const page = await listOrders(ports, 'o-wang', { filter, ...place });
    if (!page.ok) throw new Error(page.code);
    pages.push(page.value.orders.map((order) => order.orderId));
    const { nextBeforeMs, nextAfterDay } = page.value;
    if (nextBeforeMs === null) return pages;
    place = { beforeMs: nextBeforeMs, afterDay: nextAfterDay };
  }
  throw new Error('never came to an end');
}

async function worldOfStates(): Promise<World> {
  const world = await earningsWorld();
  for (const snapshot of [paid, received, settled]) await world.record({ snapshot: { ...snapshot, ...named('due') } });
  for (const snapshot of [paid, received]) await world.record({ snapshot: { ...snapshot, ...named('received') } });
  await world.record({ snapshot: { ...paid, ...named('waiting') } });
  await world.record({ snapshot: { ...paid, ...named('unpaid'), orderStatus: 10, paidAtMs: 0 } });
  await world.record({ snapshot: { ...paid, ...named('back') } });
  await world.record({
    snapshot: { ...minuteLater(paid, { commissionStatus: 200, orderStatus: 200 }), ...named('back') },
  });
  return world;
}

it.each<[NonNullable<OrdersPlace['filter']>, string, string[]]>([
  ['frozen', '2026-08-20T12:00:00', ['due', 'received', 'waiting']],
  ['frozen', '2026-08-28T12:00:00', ['received', 'waiting']],
  ['available', '2026-08-20T12:00:00', []],
  ['available', '2026-08-28T12:00:00', ['due']],
  ['reversed', '2026-08-20T12:00:00', ['back']],
  ['estimated', '2026-08-20T12:00:00', ['unpaid']],
  ['held', '2026-08-20T12:00:00', []],
  ['platform', '2026-08-20T12:00:00', []],
])('finds what is %s at %s', async (filter, moment, orders) => {
  const world = await worldOfStates();
  world.clock.setMs(at(moment));
  expect((await pagesOf(world, filter)).flat().sort()).toEqual(orders);
});

/** `count` orders of which each `perDay` share the day from which they are free, two of each moment. */
async function datedWorld(count: number, perDay: number): Promise<World> {
  const world = await earningsWorld();
  for (let index = 0; index < count; index += 1) {
    const createdAtMs = orderedAtMs - Math.floor(index / 2) * 60_000;
    const orderId = `order${index}`;
    await world.record({ snapshot: aSnapshot({ orderId, createdAtMs }) });
    const dueDay = String(20_260_901 + Math.floor(index / perDay));
    await world.database.update('orders', `${orderId}|670813472`, {
      set: { moneyIn: 'due', dueDay, receiptAtMs: orderedAtMs },
    });
  }
  return world;
}

it.each([
  ['a few', 5, 2],
  ['a page that ends with a day', 40, 20],
  ['a day of several pages', 70, 50],
  ['a day longer than one reading', 130, 130],
])('frozen orders come by the day from which they are free, each once: %s', async (_label, count, perDay) => {
  const world = await datedWorld(count, perDay);
  for (const orderId of ['undated1', 'undated2']) await world.record({ snapshot: aSnapshot({ orderId }) });
  const pages = await pagesOf(world, 'frozen');
  const orders = pages.flat();
  expect(new Set(orders).size).toBe(count + 2);
  expect(orders).toHaveLength(count + 2);
  const dayOf = (id: string) => (id.startsWith('order') ? Math.floor(Number(id.slice(5)) / perDay) : 99);
  expect(orders.map(dayOf)).toEqual(orders.map(dayOf).sort((one, other) => one - other));
});

it('a rare state among 2,500 orders is found with 3 calls', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  const template = await world.database.find('orders', `${paid.orderId}|${paid.skuId}`);
  if (!template) throw new Error('no order');
  for (let index = 1; index <= 2500; index += 1) {
    const createdAtMs = orderedAtMs - index * 1000;
    const snapshot = { ...paid, orderId: `o${index}`, createdAtMs, orderStatus: index === 2400 ? 10 : 20 };
    const { paidAtMs } = index === 2400 ? { paidAtMs: 0 } : paid;
    await world.database.put('orders', {
      ...template,
      _id: `o${index}|1`,
      createdAtMs,
      snapshot: { ...snapshot, paidAtMs } as never,
    });
  }
  const before = world.calls.length;
  const page = await listOrders(world.ports, 'o-wang', { filter: 'estimated' });
  expect(page).toMatchObject({ ok: true, value: { orders: [{ orderId: 'o2400' }], nextBeforeMs: null } });
  expect(world.calls.slice(before).filter((call) => call === 'orders.list')).toHaveLength(3);
});
