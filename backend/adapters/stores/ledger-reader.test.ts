import { ledgerTransaction } from '../../../core/ledger/ledger-transaction';
import { fen } from '../../../core/money/fen';
import { memoryDocumentDatabase } from '../memory-database/memory-document-database';
import { ledgerDocument } from './ledger-document';
import { documentLedgerReader } from './ledger-reader';

const entry = (id: string, bookedAtMs: number, promoter = 'wxwang') =>
  ledgerTransaction({
    id,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey: 'order|sku',
    bookedAtMs,
    postings: [{ from: 'platform', to: `promoter/${promoter}/frozen`, amountFen: fen(1) }],
  });

/** A ledger of one promoter, with how many calls reading it took and what each page held. */
async function readAll(moments: readonly number[], beforeMs = Number.MAX_SAFE_INTEGER) {
  const database = memoryDocumentDatabase();
  // Added the wrong way round, so that no order of arrival helps.
  for (const [index, bookedAtMs] of [...moments.entries()].reverse()) {
    await database.add('ledger', ledgerDocument(entry(`e${String(index).padStart(5, '0')}`, bookedAtMs)));
  }
  await database.add('ledger', ledgerDocument(entry('another', 5, 'wxchen')));
  let calls = 0;
  const counting = {
    ...database,
    list: (...query: Parameters<typeof database.list>) => {
      calls += 1;
      return database.list(...query);
    },
  };
  const reader = documentLedgerReader(counting);
  const pages: string[][] = [];
  for (let fromMs: number | null = 0; fromMs !== null; ) {
    const page = await reader.readPage('wxwang', { fromMs, beforeMs });
    pages.push(page.entries.map(({ id }) => id));
    fromMs = page.nextFromMs;
  }
  return { calls, pages, ids: pages.flat() };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `e${String(index).padStart(5, '0')}`);

describe('reading a ledger', () => {
  it.each([
    ['nobody’s', 0, 1],
    ['one entry', 1, 1],
    ['a page but one', 999, 1],
    ['exactly a page', 1000, 2],
    ['two pages and a half', 2500, 3],
  ])('of %s takes every entry once, in order: %i entries in %i calls', async (_name, count, calls) => {
    const read = await readAll(Array.from({ length: count }, (_, index) => index * 3));
    expect(read.ids).toEqual(ids(count));
    expect(read.calls).toBe(calls);
  });

  it('never ends a page in the middle of a moment', async () => {
    const read = await readAll(Array.from({ length: 1500 }, (_, index) => (index < 995 ? index : 5000)));
    expect(read.pages.map((page) => page.length)).toEqual([995, 505]);
    expect(read.ids).toEqual(ids(1500));
  });

  it('gets through a moment that has more entries than a page', async () => {
    const read = await readAll(Array.from({ length: 2300 }, (_, index) => (index < 2200 ? 7 : 8)));
    expect(read.pages.map((page) => page.length)).toEqual([2200, 100]);
    expect(read.ids).toEqual(ids(2300));
  });

  it('ends before the moment that was named', async () => {
    expect((await readAll([1, 2, 3], 3)).ids).toEqual(ids(2));
  });
});

it('finds entries by id, as many as are asked for, and leaves out what does not exist', async () => {
  const database = memoryDocumentDatabase();
  for (const id of ids(250)) await database.add('ledger', ledgerDocument(entry(id, 1)));
  const found = await documentLedgerReader(database).findEntries([...ids(250), 'nothing']);
  expect(found.map(({ id }) => id).sort()).toEqual(ids(250));
  expect(await documentLedgerReader(database).findEntries([])).toEqual([]);
});
