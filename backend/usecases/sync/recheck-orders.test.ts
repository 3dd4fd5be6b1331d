import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { readAll } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled } from '../../../tests/support/row-after';
import { openSyncWorld, timeFor } from '../../../tests/support/sync-world';
import { applyOrderNews } from '../events/apply-order-news';
import { recheckOrders } from './recheck-orders';
import { sweepMonthOrders, sweepRecentOrders } from './sweep-orders';

const dayMs = 86_400_000;
const plenty = () => 60_000;
const key = { orderId: paid.orderId, skuId: paid.skuId };
/** The platform settled it, and nobody received it. */
const settledUnreceived = minuteLater(paid, { commissionStatus: 100, settledAtMs: paid.updateTimeSec * 1000 + 60_000 });

const orders = (count: number) => Array.from({ length: count }, (_, index) => aSnapshot({ orderId: `order${index}` }));

async function open(...snapshots: readonly OrderSnapshot[]) {
  const world = openSyncWorld();
  world.setOrders(...snapshots);
  for (const { orderId, skuId } of snapshots) {
    await applyOrderNews(world.ports, { key: { orderId, skuId } }, { mayWait: () => true });
  }
  world.fake.calls.length = 0;
  return {
    ...world,
    recheck: (leftMs = plenty) => recheckOrders(world.ports, leftMs),
    gets: () => world.fake.calls.filter((call) => call.startsWith('order/get')).length,
  };
}

describe('an open order', () => {
  it('is read again two days after it changed, and then every two days', async () => {
    const world = await open(paid);
    const startMs = paid.updateTimeSec * 1000;
    world.clock.setMs(startMs + 2 * dayMs - 1);
    expect((await world.recheck()).counts).toMatchObject({ looked: 0 });
    world.clock.setMs(startMs + 2 * dayMs);
    expect((await world.recheck()).counts).toMatchObject({ looked: 1, changed: 0 });
    world.later(2 * dayMs - 1);
    expect((await world.recheck()).counts).toMatchObject({ looked: 0 });
    world.later(1);
    expect((await world.recheck()).counts).toMatchObject({ looked: 1 });
  });

  it('whose push and poll were both lost is booked then', async () => {
    const world = await open(paid);
    world.setOrders(settled);
    world.clock.setMs(settled.updateTimeSec * 1000 + dayMs);
    expect((await world.recheck()).counts).toMatchObject({ looked: 1, changed: 1 });
    expect(await world.ports.books.findOrder(`${key.orderId}|${key.skuId}`)).toMatchObject({
      row: { dueDay: '20260827' },
    });
  });

  it('can be put off without disturbing a booking that is under way', async () => {
    const world = await open(paid);
    const before = await world.ports.books.findOrder(`${key.orderId}|${key.skuId}`);
    await world.ports.rechecks.putOff(key, 5);
    expect(await world.ports.books.findOrder(`${key.orderId}|${key.skuId}`)).toEqual(before);
  });

  it.each([
    ['settled and received', [paid, received, settled]],
    ['refunded', [paid, minuteLater(paid, { orderStatus: 200, commissionStatus: 200 })]],
    ['never paid', [minuteLater(paid, { orderStatus: 250, paidAtMs: 0 })]],
  ])('that is %s is not asked about again', async (_name, states) => {
    const world = await open();
    for (const state of states) {
      world.setOrders(state);
      await applyOrderNews(world.ports, { key }, { mayWait: () => true });
    }
    world.later(400 * dayMs);
    expect((await world.recheck()).counts).toMatchObject({ looked: 0 });
  });

  it.each([1, 2, 3, 4])('of several, a run stopped after %i goes on with the others', async (n) => {
    const world = await open(...orders(4));
    world.later(3 * dayMs);
    expect(await world.recheck(timeFor(2 * n))).toMatchObject({ counts: { looked: expect.any(Number) } });
    await world.recheck();
    expect(world.gets()).toBe(4);
  });
});

describe('an order that was settled without receipt', () => {
  it('is read again every day, and after 30 days becomes work for a person, once', async () => {
    const world = await open(settledUnreceived);
    world.clock.setMs(settledUnreceived.settledAtMs + 30 * dayMs - 1);
    expect((await world.recheck()).counts).toMatchObject({ looked: 1, workItems: 0 });
    world.later(dayMs);
    expect((await world.recheck()).counts).toMatchObject({ looked: 1, workItems: 1 });
    world.later(dayMs);
    expect((await world.recheck()).counts).toMatchObject({ looked: 1, workItems: 0 });
    expect(world.journal.alarms).toEqual(['SETTLED_WITHOUT_RECEIPT']);
    expect(await readAll(world.database, 'outbox')).toEqual([
      expect.objectContaining({
        _id: `operator|SETTLED_WITHOUT_RECEIPT|${key.orderId}|${key.skuId}`,
        audience: 'operator',
        state: 'open',
      }),
    ]);
    expect((await world.ports.books.findWallet('wxwang'))?.frozenFen).toBe(3860);
  });

  it('and is received on the last day is no work', async () => {
    const world = await open(settledUnreceived);
    world.setOrders(minuteLater(settledUnreceived, { orderStatus: 100 }));
    world.clock.setMs(settledUnreceived.settledAtMs + 31 * dayMs);
    expect((await world.recheck()).counts).toMatchObject({ changed: 1, workItems: 0 });
  });
});

describe('at night', () => {
  it('all orders of the last three days are read again', async () => {
    const world = await open(...orders(5));
    expect(await sweepRecentOrders(world.ports, null, plenty)).toMatchObject({ cursor: null, counts: { looked: 5 } });
  });

  it('of the month only those that are unknown or not final', async () => {
    const world = await open(...orders(2));
    const closed = aSnapshot({ orderId: 'closed', orderStatus: 200, commissionStatus: 200 });
    const unknown = aSnapshot({ orderId: 'unknown' });
    world.setOrders(closed);
    await applyOrderNews(world.ports, { key: closed }, { mayWait: () => true });
    world.setOrders(...orders(2), closed, unknown);
    const turn = await sweepMonthOrders(world.ports, null, plenty);
    expect(turn).toMatchObject({ cursor: null, counts: { looked: 3, changed: 1 } });
  });

  it.each([1, 2, 3, 4, 5, 6])('stopped after %i questions the walk goes on at its page', async (n) => {
    const world = await open();
    world.setOrders(...orders(5));
    let { cursor } = await sweepRecentOrders(world.ports, null, timeFor(n));
    for (let turn = 0; turn < 9 && cursor !== null; turn += 1) {
      ({ cursor } = await sweepRecentOrders(world.ports, cursor, timeFor(6)));
    }
    expect(cursor).toBeNull();
    expect((await world.ports.books.findWallet('wxwang'))?.frozenFen).toBe(5 * 3860);
  });

  it('an outage in the middle leaves the place to the table, and a stale page begins anew', async () => {
    const world = await open(...orders(5));
    world.fake.outages.add('order/sweep 2');
    await expect(sweepRecentOrders(world.ports, null, plenty)).rejects.toThrow('order/sweep: no answer');
  });
});
