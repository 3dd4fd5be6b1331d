import { type Mutant, oneEdit } from './mutant';

const orderBooks = 'backend/adapters/stores/order-books.ts';
const wallet = 'core/ledger/wallet.ts';
const writeBooking = 'backend/usecases/booking/write-booking.ts';
const release = 'backend/usecases/release/release-commissions.ts';
const transactionOfBooks =
  'checkedLedgerTransaction(database, (documents) => work(booksTransaction(documents)), limits)';

const cachedTransaction = transactionOfBooks.replace(
  'booksTransaction(documents)',
  'cached(booksTransaction(documents))',
);

/** Faults in how ledger, wallets and inbox are written. */
export const booksMutants: readonly Mutant[] = [
  oneEdit(
    'a balance below zero is clamped',
    wallet,
    'return { ...wallet, [field]: addFen(wallet[field], amountFen) };',
    'return { ...wallet, [field]: fen(Math.max(0, wallet[field] + amountFen)) };',
  ),
  oneEdit(
    'a wallet is written outside the transaction',
    orderBooks,
    transactionOfBooks,
    `checkedLedgerTransaction(database, (documents) => work(booksTransaction({
        ...documents,
        update: (collection, id, changes) => (collection === 'wallets' ? database : documents).update(collection, id, changes),
      })), limits)`,
  ),
  oneEdit(
    'ledger lines are written outside the transaction',
    orderBooks,
    transactionOfBooks,
    `database.transaction((documents) => work(booksTransaction({
        ...documents,
        add: async (collection, added) => {
          if (collection !== 'ledger') return documents.add(collection, added);
          for (const document of added) await database.add(collection, document);
        },
      })), limits)`,
  ),
  oneEdit(
    'the order row is written after the transaction',
    orderBooks,
    transactionOfBooks,
    `(async () => {
        const later: Parameters<typeof database.update>[] = [];
        const result = await checkedLedgerTransaction(database, (documents) => work(booksTransaction({
          ...documents,
          update: async (collection, id, changes) => {
            if (collection !== 'orders') return documents.update(collection, id, changes);
            later.push([collection, id, changes]);
            return true;
          },
        })), limits);
        for (const write of later) await database.update(...write);
        return result;
      })()`,
  ),
  {
    name: 'a balance is cached',
    edits: [
      {
        file: orderBooks,
        find: 'export function documentOrderBooks(database: DocumentDatabase): OrderBooks {',
        replace: `export function documentOrderBooks(database: DocumentDatabase): OrderBooks {
  const kept = new Map<string, Awaited<ReturnType<BooksTransaction['findWallet']>>>();
  const cached = (books: BooksTransaction): BooksTransaction => ({
    ...books,
    async findWallet(promoter) {
      if (!kept.has(promoter)) kept.set(promoter, await books.findWallet(promoter));
      return kept.get(promoter);
    },
  });`,
      },
      { file: orderBooks, find: transactionOfBooks, replace: cachedTransaction },
    ],
  },
  oneEdit(
    'whether a day was released is read off the clock',
    writeBooking,
    '(promoter) => read.get(promoter)?.releasedThroughDay ?? null)',
    '() => new Date(entry.bookedAtMs + 28_800_000).toISOString().slice(0, 10).replace(/-/g, "") as never)',
  ),
  oneEdit(
    'a wallet is read before the transaction of the release',
    release,
    '    return await ports.books.transaction((books) => releaseTogether(ports, books, { group, throughDay }));',
    `    const early = new Map<string, Awaited<ReturnType<OrderBooks['findWallet']>>>();
    for (const promoter of group) early.set(promoter, await ports.books.findWallet(promoter));
    const findWallet = async (promoter: string) => early.get(promoter);
    return await ports.books.transaction((books) => releaseTogether(ports, { ...books, findWallet }, { group, throughDay }));`,
  ),
  oneEdit(
    'money is released a day early',
    release,
    'const throughDay = beijingDayOf(ports.clock.nowMs());',
    'const throughDay = beijingDayOf(ports.clock.nowMs() + 86_400_000);',
  ),
  oneEdit(
    'what is held is refunded from frozen',
    'core/commission/booking-draft.ts',
    "    if (moneyIn !== 'due') return promoterAccount(promoter, { place: moneyIn });",
    "    if (moneyIn !== 'due') return promoterAccount(promoter, { place: 'frozen' });",
  ),
  oneEdit(
    'a push is acknowledged before it is kept',
    'backend/usecases/events/receive-event.ts',
    "  if ((await ports.inbox.add(event)) === 'duplicate') return 'repeat';",
    `  try {
    if ((await ports.inbox.add(event)) === 'duplicate') return 'repeat';
  } catch (error) {
    if (error instanceof Outage) return 'kept';
    throw error;
  }`,
  ),
  oneEdit(
    'an event that failed is ticked off',
    'backend/usecases/events/process-inbox.ts',
    '    if (failure === undefined) {',
    "    if (failure === undefined || failure.includes('answer')) {",
  ),
  oneEdit(
    'the same wish twice is done twice',
    'backend/usecases/corrections/audited-books.ts',
    'const id = `\u0024{openid}|\u0024{request.requestId}`;',
    'const id = `\u0024{openid}|\u0024{request.requestId}|\u0024{ports.clock.nowMs()}`;',
  ),
  oneEdit(
    'a correction is decided twice',
    'backend/usecases/corrections/decide-correction.ts',
    "    if (correction.state !== 'requested') return rejected('correction-decided');",
    '',
  ),
];
