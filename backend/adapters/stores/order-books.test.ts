import { promoterAccount } from '../../../core/ledger/account';
import { emptyWallet } from '../../../core/ledger/wallet';
import { fen } from '../../../core/money/fen';
import { orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { openMoneyWorld } from '../../../tests/support/money-world';
import { apply, minuteLater, paid, received, rowAfter, settled, sharer } from '../../../tests/support/row-after';
import { ledgerDocument, ledgerTransactionOf } from './ledger-document';
import { documentOrderBooks } from './order-books';
import { walletDocument, walletIncrements, walletOf } from './wallet-document';

const row = rowAfter(paid);

function open() {
  const { database } = openMoneyWorld();
  return { database, books: documentOrderBooks(database) };
}

async function stored(books: ReturnType<typeof open>['books']) {
  const found = await books.findOrder(row.key);
  if (!found) throw new Error('the row is not there');
  return found;
}

describe('an order’s document', () => {
  it('gives the row back as it was', async () => {
    const { books } = open();
    for (const candidate of [row, rowAfter(paid, received, settled), rowAfter({ ...paid, ...sharer(null) })]) {
      const key = `${candidate.key}${candidate.booking}${candidate.promoter}`;
      await books.addOrder({ ...candidate, key }, undefined);
      expect(await books.findOrder(key)).toEqual({ row: { ...candidate, key }, revision: 1, appliedEvents: [] });
    }
  });

  it('counts its writes and refuses one that knows an older count', async () => {
    const { books } = open();
    await books.addOrder(row, undefined);
    const first = await stored(books);
    expect(await books.noteOrder(first, row, undefined)).toBe(true);
    expect(await books.noteOrder(first, { ...row, holdDays: 99 }, undefined)).toBe(false);
    expect(await stored(books)).toMatchObject({ revision: 2, row: { holdDays: 15 } });
    expect(await books.noteOrder(await stored(books), row, undefined)).toBe(true);
    expect((await stored(books)).revision).toBe(3);
  });

  it('is added once', async () => {
    const { books } = open();
    expect([await books.addOrder(row, 'a'), await books.addOrder({ ...row, holdDays: 99 }, 'b')]).toEqual([
      'added',
      'duplicate',
    ]);
    expect(await stored(books)).toMatchObject({ appliedEvents: ['a'], row: { holdDays: 15 } });
  });

  it('remembers the twelve newest pushes that were applied', async () => {
    const { books } = open();
    await books.addOrder(row, 'push0');
    for (let index = 1; index <= 14; index += 1) await books.noteOrder(await stored(books), row, `push${index}`);
    await books.noteOrder(await stored(books), row, undefined);
    const expected = Array.from({ length: 12 }, (_, index) => `push${index + 3}`);
    expect((await stored(books)).appliedEvents).toEqual(expected);
  });

  it('wants its explanation from the payment on, and keeps a written one', async () => {
    const { books, database } = open();
    const unpaid = rowAfter({ ...paid, orderStatus: 10, updateTimeSec: paid.updateTimeSec - 60 });
    await books.addOrder(unpaid, undefined);
    const explanation = async () => (await database.find('orders', row.key))?.explanation;
    expect(await explanation()).toBe('not-paid');
    const nowPaid = apply(unpaid, paid).row;
    await books.noteOrder(await stored(books), nowPaid, undefined);
    expect(await explanation()).toBe('wanted');
    await database.update('orders', row.key, { set: { explanation: 'written' } });
    await books.noteOrder(await stored(books), apply(nowPaid, minuteLater(paid, {})).row, undefined);
    expect(await explanation()).toBe('written');
  });
});

describe('a ledger entry’s document', () => {
  const [entry] = apply(undefined, paid).entries;
  if (!entry) throw new Error('the example books nothing');

  it('gives the entry back as it was, with a hash of what it says', () => {
    expect(ledgerTransactionOf(ledgerDocument(entry))).toEqual(entry);
    expect(ledgerDocument(entry).contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(ledgerDocument({ ...entry, bookedAtMs: 1 }).contentHash).toBe(ledgerDocument(entry).contentHash);
    expect(ledgerDocument({ ...entry, brandId: 'other' }).contentHash).not.toBe(ledgerDocument(entry).contentHash);
  });

  it('is one line of its order', async () => {
    const { books } = open();
    await books.transaction((transaction) => transaction.addLedger([entry]));
    expect(await books.listLedgerOfOrder(row.key)).toEqual([entry]);
    expect(await books.listLedgerOfOrder('other|sku')).toEqual([]);
  });
});

describe('a wallet’s document', () => {
  const frozen = promoterAccount('wxwang', { place: 'frozen' });
  const held = promoterAccount('wxwang', { place: 'held' });

  it('gives the wallet back as it was', () => {
    const wallet = { ...emptyWallet('wxwang'), frozenFen: fen(5), dueFenByDay: { '20260827': fen(7) } };
    expect(walletOf(walletDocument(wallet))).toEqual(wallet);
    expect(walletDocument(wallet).nextDueDay).toBe('20260827');
    expect(walletDocument(emptyWallet('wxwang')).nextDueDay).toBeNull();
  });

  it('changes without being read, and is made when it is missing', async () => {
    const { books } = open();
    const move = (amountFen: number) =>
      books.transaction((transaction) =>
        transaction.moveInWallet('wxwang', [{ from: frozen, to: held, amountFen: fen(amountFen) }]),
      );
    await move(5);
    await move(2);
    expect(await books.findWallet('wxwang')).toEqual({ ...emptyWallet('wxwang'), frozenFen: -7, heldFen: 7 });
  });

  it('is left alone by postings that cancel out', async () => {
    const { books } = open();
    const there = { from: frozen, to: held, amountFen: fen(5) };
    const back = { from: held, to: frozen, amountFen: fen(5) };
    expect(walletIncrements('wxwang', [there, back])).toEqual({});
    await books.transaction((transaction) => transaction.moveInWallet('wxwang', [there, back]));
    expect(await books.findWallet('wxwang')).toBeUndefined();
  });

  it('is found by the first of its days, oldest first', async () => {
    const { books, database } = open();
    const days = { wxa: '20260829', wxb: '20260827', wxc: '20260828' };
    for (const [promoter, day] of Object.entries(days)) {
      await database.add('wallets', walletDocument({ ...emptyWallet(promoter), dueFenByDay: { [day]: fen(1) } }));
    }
    await database.add('wallets', walletDocument(emptyWallet('wxnone')));
    expect(await books.listPromotersDue('20260828', 10)).toEqual(['wxb', 'wxc']);
    expect(await books.listPromotersDue('20260901', 1)).toEqual(['wxb']);
    expect(await books.listPromotersDue('20260826', 10)).toEqual([]);
  });
});

it('a failed transaction leaves nothing behind', async () => {
  const { books } = open();
  const failing = books.transaction(async (transaction) => {
    await transaction.addOrder(row, undefined);
    await transaction.writeWallet(emptyWallet('wxwang'), false);
    throw new Error(`failed at ${orderedAtMs}`);
  });
  await expect(failing).rejects.toThrow('failed at');
  expect([await books.findOrder(row.key), await books.findWallet('wxwang')]).toEqual([undefined, undefined]);
});
