import { type LedgerTransaction, ledgerTransaction } from '../../../core/ledger/ledger-transaction';
import { fen } from '../../../core/money/fen';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import { openMoneyWorld, readAll } from '../../../tests/support/money-world';
import { checkedLedgerTransaction } from './checked-ledger-transaction';
import { ledgerDocument } from './ledger-document';

function line(number: number, amountFen: number, bookedAtMs = 1): LedgerTransaction {
  return ledgerTransaction({
    ...{ id: `order|sku|${number}`, cause: 'ORDER_PAID', brandId: 'shanli', orderKey: 'order|sku', bookedAtMs },
    postings: [{ from: 'platform', to: 'agency/margin', amountFen: fen(amountFen) }],
  });
}

async function open(...there: readonly LedgerTransaction[]) {
  const { database: memory } = openMoneyWorld();
  for (const entry of there) await memory.add('ledger', ledgerDocument(entry));
  const database = crashingDatabase(memory);
  const add = (...entries: readonly LedgerTransaction[]) =>
    checkedLedgerTransaction(database, async (documents) => {
      await documents.put('wallets', { _id: 'wxwang', availableFen: 1 });
      await documents.add('ledger', entries.map(ledgerDocument));
      return 'done';
    });
  return { memory, calls: database.calls, database, add };
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => ({}),
    (error: unknown) => error as object,
  );

describe('ledger lines whose ids are taken', () => {
  it.each([
    ['the same content', [line(1, 5)], [line(1, 5)], 'same', ['order|sku|1']],
    ['the same content, booked at another moment', [line(1, 5, 7)], [line(1, 5)], 'same', ['order|sku|1']],
    [
      'two lines, both the same',
      [line(1, 5), line(2, 6)],
      [line(1, 5), line(2, 6)],
      'same',
      ['order|sku|1', 'order|sku|2'],
    ],
    ['another amount', [line(1, 4)], [line(1, 5)], 'other', ['order|sku|1']],
    ['one of two with another amount', [line(1, 5), line(2, 7)], [line(1, 5), line(2, 6)], 'other', ['order|sku|2']],
    ['a part of the lines only', [line(1, 5)], [line(1, 5), line(2, 6)], 'other', ['order|sku|1']],
  ])('%s', async (_label, there, wanted, content, entryIds) => {
    const world = await open(...there);
    const error = await refused(world.add(...wanted));
    expect(error).toMatchObject({ name: 'DuplicateKey', content, entryIds });
    expect(await readAll(world.memory, 'ledger')).toEqual(there.map(ledgerDocument));
    expect(await readAll(world.memory, 'wallets')).toEqual([]);
  });

  it('takes a line whose text was changed afterwards for another one, whatever its stored hash says', async () => {
    const world = await open();
    const forged = { ...ledgerDocument(line(1, 4)), contentHash: ledgerDocument(line(1, 5)).contentHash ?? '' };
    await world.memory.put('ledger', forged);
    expect(await refused(world.add(line(1, 5)))).toMatchObject({ content: 'other' });
  });

  it('a taken id of another collection is no matter of the ledger', async () => {
    const world = await open();
    await world.memory.add('orders', { _id: 'order|sku' });
    const work = checkedLedgerTransaction(world.database, async (documents) => {
      await documents.add('ledger', [ledgerDocument(line(1, 5))]);
      await documents.add('orders', [{ _id: 'order|sku' }]);
    });
    const error = await refused(work);
    expect(error).toMatchObject({ name: 'DuplicateKey' });
    expect(error).not.toHaveProperty('content');
    expect(await readAll(world.memory, 'ledger')).toEqual([]);
  });

  it('cost one read, and free ids none', async () => {
    const world = await open(line(1, 5));
    expect(await world.add(line(2, 5))).toBe('done');
    await refused(world.add(line(1, 5)));
    const work = ['transaction.start', 'wallets.put', 'ledger.add'];
    expect(world.calls).toEqual([...work, 'transaction.commit', ...work, 'ledger.list']);
  });
});
