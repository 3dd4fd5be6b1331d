import { brief, feeFen, life, type MatchWorld, openMatchWorld, settledWorld } from '../../../tests/support/match-world';
import { proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { settled } from '../../../tests/support/row-after';
import { statementFunctions } from '../../../tests/support/statement-world';

const { orderId, settledAtMs } = settled;

describe('a settlement that was counted twice', () => {
  /** What a fault of ours would leave: row, ledger and wallet twice, and everything of ours adds up. */
  async function countTwice(world: MatchWorld): Promise<void> {
    const [order] = await readAll(world.database, 'orders');
    const id = order?._id ?? '';
    await world.database.update('orders', id, {
      increment: { 'settled.feeFen': feeFen, promoterFen: 3860, marginFen: 965, booking: 1 },
    });
    const booked = (await readAll(world.database, 'ledger')).filter(({ cause }) => cause === 'ORDER_PAID');
    const [first] = booked;
    if (!first) throw new Error('it was paid');
    const to = 'promoter/wxwang/due/20260827';
    const postings = [
      { from: 'platform', to, amountFen: 3860 },
      { from: 'platform', to: 'agency/margin', amountFen: 965 },
    ];
    const again = { _id: `${id}|9`, cause: 'AMOUNT_CHANGED', bookedAtMs: settledAtMs, postings };
    await world.database.add('ledger', { ...first, ...again });
    await world.database.update('orders', id, { set: { booking: 9 } });
    await world.database.update('wallets', 'wxwang', { increment: { 'dueFenByDay.20260827': 3860 } });
  }

  it('is caught although ledger, wallets and rows all agree with each other', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    await countTwice(world);
    await proveBooks(world.database);
    const books = await readBooks(world.database);
    expect(books.wallets).toMatchObject([{ dueFenByDay: { 20260827: 7720 } }]);

    await world.night('2026-08-18');
    const inner = await statementFunctions({ ...world, platform: world.fake }).reconcile();
    expect(inner).toMatchObject({ day: { state: 'green', differences: 0, broken: 0 } });

    expect(brief(await world.differences())).toEqual([
      [orderId, 'amount', 'COUNTED_TWICE', 'open', feeFen, 2 * feeFen],
    ]);
    expect(await readBooks(world.database)).toEqual(books);
  });

  it('is caught when only what the row says of the settlement was doubled', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    const [order] = await readAll(world.database, 'orders');
    await world.database.update('orders', order?._id ?? '', { increment: { 'settled.feeFen': feeFen } });
    await proveBooks(world.database);
    await world.night('2026-08-18');
    expect(brief(await world.differences())).toEqual([
      [orderId, 'amount', 'COUNTED_TWICE', 'open', feeFen, 2 * feeFen],
    ]);
  });

  it('is caught when the same sku was booked under two names', async () => {
    const world = openMatchWorld();
    await world.book(...life('90', '670813472'), ...life('90', '0670813472'));
    world.move('90', feeFen, settledAtMs);
    await proveBooks(world.database);
    await world.night('2026-08-18');
    await world.night('2026-08-19');
    expect(brief(await world.differences())).toEqual([['90', 'amount', 'COUNTED_TWICE', 'open', feeFen, 2 * feeFen]]);
  });
});
