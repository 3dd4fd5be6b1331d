import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { later } from '../../../tests/support/builders/a-snapshot';
import { brief, feeFen, life, openMatchWorld, settledWorld } from '../../../tests/support/match-world';
import { readAll } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled } from '../../../tests/support/row-after';

const { orderId, settledAtMs } = settled;

describe('an order that the platform knows better', () => {
  it('and we not at all is fetched, booked, and agrees', async () => {
    const world = openMatchWorld();
    world.state(...life('55'));
    world.move('55', feeFen, settledAtMs);
    expect(await world.night('2026-08-18')).toMatchObject({ days: [{ fetched: 1, agreed: 1, differing: 0 }] });
    expect(await world.ports.books.findOrder('55|670813472')).toMatchObject({ row: { promoterFen: 3860 } });
    expect(await world.differences()).toEqual([]);
  });

  it('in one of two skus is fetched', async () => {
    const world = openMatchWorld();
    await world.book(...life('55', '1'));
    world.state(...life('55', '2'));
    world.move('55', 2 * feeFen, settledAtMs);
    expect(await world.night('2026-08-18')).toMatchObject({ days: [{ fetched: 1, agreed: 1 }] });
  });

  it('because the news was lost is brought up to date', async () => {
    const world = openMatchWorld();
    await world.book(paid, received);
    world.state(settled);
    world.move(orderId, feeFen, settledAtMs);
    expect(await world.night('2026-08-18')).toMatchObject({ days: [{ fetched: 1, agreed: 1 }] });
    expect(await world.ports.books.findOrder(`${orderId}|${settled.skuId}`)).toMatchObject({ row: { moneyIn: 'due' } });
  });

  it('and does not tell of is missing', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    world.move('66', 700, settledAtMs);
    await world.night('2026-08-18');
    expect(brief(await world.differences())).toEqual([['66', 'missing', 'ORDER_UNKNOWN', 'open', 700, 0]]);
  });

  it('not is left as it is, even where our row is wrong', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    const [order] = await readAll(world.database, 'orders');
    await world.database.update('orders', order?._id ?? '', { increment: { promoterFen: 100 } });
    await world.night('2026-08-18');
    expect(brief(await world.differences())).toEqual([[orderId, 'amount', 'LEDGER_DIFFERS', 'open', 4925, 4825]]);
    expect(await world.ports.books.findOrder(`${orderId}|${settled.skuId}`)).toMatchObject({
      row: { promoterFen: 3960 },
    });
  });
});

describe('time', () => {
  const lateMs = Date.parse('2026-08-18T23:59:00+08:00');
  const earlyMs = Date.parse('2026-08-19T00:01:00+08:00');
  const settledAt = (atMs: number): OrderSnapshot => ({
    ...settled,
    settledAtMs: atMs,
    updateTimeSec: Math.floor(atMs / 1000),
  });

  it('money that comes two minutes after midnight closes the difference by itself', async () => {
    const world = openMatchWorld();
    await world.book(paid, received, settledAt(lateMs));
    world.move(orderId, feeFen, earlyMs);
    await world.night('2026-08-18');
    expect(await world.differences()).toMatchObject([{ class: 'timing', code: 'FLOW_NOT_YET', state: 'open' }]);
    expect(world.journal.alarms).toEqual([]);
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([
      { foundDay: '20260818', state: 'done', closedBy: 'itself', agreesSinceDay: '20260819' },
    ]);
    expect(world.journal.alarms).toEqual([]);
  });

  it('an order that says so two minutes after midnight closes it likewise', async () => {
    const world = openMatchWorld();
    await world.book(paid, received);
    world.move(orderId, feeFen, lateMs);
    await world.night('2026-08-18');
    expect(await world.differences()).toMatchObject([{ class: 'timing', code: 'ORDER_NOT_YET' }]);
    world.state(settledAt(earlyMs));
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([{ state: 'done', closedBy: 'itself' }]);
  });

  it('what did not come is missing the night after', async () => {
    const world = openMatchWorld();
    await world.book(paid, received, settledAt(lateMs));
    await world.night('2026-08-18');
    await world.night('2026-08-19');
    expect(brief(await world.differences())).toEqual([[orderId, 'missing', 'FLOW_MISSING', 'open', 0, feeFen]]);
    expect(world.journal.alarms).toEqual(['FUNDS_DIFFER']);
  });

  it('a movement that is listed a day late, with its own moment, is found', async () => {
    const world = openMatchWorld();
    await world.book(paid, received, settledAt(lateMs));
    await world.night('2026-08-18');
    world.move(orderId, feeFen, lateMs);
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([{ state: 'done', closedBy: 'itself' }]);
  });

  it('a refund after the settlement follows its money', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    await world.night('2026-08-18');
    const back = later(settled, 5 * 86_400, { orderStatus: 200, commissionStatus: 200 });
    await world.book(minuteLater(back, {}));
    world.move(orderId, feeFen, world.clock.nowMs(), { direction: 'out' });
    await world.night('2026-08-23');
    expect(await world.differences()).toEqual([]);
    expect((await world.days()).at(-1)).toMatchObject({ takenBackFen: feeFen, orders: 1, agreed: 1 });
  });
});
