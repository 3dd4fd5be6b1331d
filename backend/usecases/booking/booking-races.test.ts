import { moneyFunctions, openMoneyWorld, proveBooks } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled } from '../../../tests/support/row-after';
import { membershipId } from '../../adapters/stores/order-books';
import type { DocumentDatabase } from '../../ports/document-database';

const key = '3727324701692140032|670813472';

/** A database on whose first call of one name something else happens before the call takes effect. */
function interrupted(
  database: DocumentDatabase,
  name: 'updateWhere' | 'transaction' | 'add',
  other: () => Promise<unknown>,
) {
  let isFirst = true;
  const before = async () => {
    if (!isFirst) return;
    isFirst = false;
    await other();
  };
  const calls: Partial<DocumentDatabase> = {
    updateWhere: async (...args) => before().then(() => database.updateWhere(...args)),
    add: async (...args) => before().then(() => database.add(...args)),
    transaction: async (work, limits) => before().then(() => database.transaction(work, limits)),
  };
  return { ...database, [name]: calls[name] };
}

function open() {
  const world = openMoneyWorld();
  return { ...world, ...moneyFunctions(world) };
}

it('a change of status never writes over a booking that came between', async () => {
  const world = open();
  await world.record({ snapshot: paid });
  const refund = minuteLater(paid, {
    commissionStatus: 200,
    orderStatus: 200,
    updateTimeSec: paid.updateTimeSec + 600,
  });
  const slow = interrupted(world.database, 'updateWhere', () => world.record({ snapshot: refund }));
  const shipped = minuteLater(paid, { orderStatus: 30 });
  expect(await moneyFunctions(world, slow).record({ snapshot: shipped })).toEqual({ ok: true, value: 'unchanged' });
  expect((await world.books.findOrder(key))?.row).toMatchObject({ promoterFen: 0, snapshot: refund });
  await proveBooks(world.database);
});

it('a change of status is noted although another came between', async () => {
  const world = open();
  await world.record({ snapshot: paid });
  const slow = interrupted(world.database, 'updateWhere', () =>
    world.record({ snapshot: minuteLater(paid, { orderStatus: 21 }) }),
  );
  const shipped = minuteLater(paid, { orderStatus: 30, updateTimeSec: paid.updateTimeSec + 600 });
  expect(await moneyFunctions(world, slow).record({ snapshot: shipped })).toEqual({ ok: true, value: 'noted' });
  expect((await world.books.findOrder(key))?.row.snapshot.orderStatus).toBe(30);
});

it('an unpaid order that two see first is one row, and the newer wins', async () => {
  const world = open();
  const unpaid = { ...paid, orderStatus: 10, paidAtMs: 0, updateTimeSec: paid.updateTimeSec - 60 };
  const slow = interrupted(world.database, 'add', () => world.record({ snapshot: paid }));
  expect(await moneyFunctions(world, slow).record({ snapshot: unpaid })).toEqual({ ok: true, value: 'unchanged' });
  expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(3860);
});

it('a new order that somebody books first is booked on from there', async () => {
  const world = open();
  const slow = interrupted(world.database, 'transaction', () => world.record({ snapshot: paid }));
  expect(await moneyFunctions(world, slow).record({ snapshot: received })).toEqual({ ok: true, value: 'noted' });
  expect((await world.books.findOrder(key))?.row).toMatchObject({ booking: 1, receiptAtMs: received.orderUpdatedAtMs });
});

it('a part that becomes due while its day is released is available', async () => {
  const world = open();
  for (const snapshot of [{ ...settled, orderId: 'first' }, paid, received]) await world.record({ snapshot });
  world.clock.setMs(Date.parse('2026-08-27T00:00:00+08:00'));
  const slow = interrupted(world.database, 'transaction', () => world.release());
  await moneyFunctions(world, slow).record({ snapshot: settled });
  expect(await world.books.findWallet('wxwang')).toMatchObject({ availableFen: 2 * 3860, dueFenByDay: {} });
  await proveBooks(world.database);
});

it('an order takes the share and the payer of its membership at first sight, and keeps them', async () => {
  const world = open();
  const member = { _id: membershipId('shanli', 'wxwang'), brandId: 'shanli', promoter: 'wxwang', groupId: 'open' };
  await world.database.add('memberships', {
    ...member,
    shares: [{ fromMs: 0, sharePpm: 100_000 }],
    settledBy: 'agency',
  });
  await world.record({ snapshot: paid });
  await world.database.update('memberships', member._id, { set: { shares: [{ fromMs: 0, sharePpm: 900_000 }] } });
  for (const snapshot of [received, settled]) await world.record({ snapshot });
  expect(await world.books.findWallet('wxwang')).toMatchObject({ dueFenByDay: { '20260827': 482 } });
});

it.each([2, 5, 10, 50])('%d orders of one promoter at once: none is lost, each is booked once', async (count) => {
  const world = open();
  const orders = Array.from({ length: count }, (_, index) => ({ ...settled, orderId: `order${index}` }));
  const work = async () => {
    const results = await Promise.allSettled(orders.map((snapshot) => world.record({ snapshot })));
    return results.filter((result) => result.status === 'rejected').length;
  };
  let rounds = 1;
  while ((await work()) > 0) rounds += 1;
  expect(rounds).toBeLessThanOrEqual(count);
  expect(await world.books.findWallet('wxwang')).toMatchObject({ dueFenByDay: { '20260827': count * 3860 } });
  await proveBooks(world.database);
});
