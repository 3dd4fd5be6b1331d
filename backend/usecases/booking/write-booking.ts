import { type LedgerTransaction, ledgerTransaction, type Posting } from '../../../core/ledger/ledger-transaction';
import { promotersWithDue, resolveReleased } from '../../../core/ledger/resolve-released';
import { applyPostings, emptyWallet, type Wallet } from '../../../core/ledger/wallet';
import type { BooksTransaction } from '../../ports/order-books';

/**
 * Writes an order's ledger lines and the wallets that they change, inside the transaction that wrote the row.
 *
 * Wallets whose due buckets are touched are read first, because only the wallet knows which days were released; all
 * others change by increments, unread. Calls: one for all lines, then one (or two) per wallet.
 */
export async function writeBooking(books: BooksTransaction, entries: readonly LedgerTransaction[]): Promise<void> {
  if (entries.length === 0) return;
  const read = new Map<string, Wallet | undefined>();
  for (const promoter of promotersWithDue(entries.flatMap((entry) => entry.postings))) {
    read.set(promoter, await books.findWallet(promoter));
  }
  const lines = entries.flatMap((entry) => resolveEntry(entry, read));
  if (lines.length === 0) return;
  await books.addLedger(lines);
  const postings = lines.flatMap((line) => line.postings);
  for (const promoter of new Set(lines.flatMap((line) => line.promoters))) {
    await writeWallet(books, promoter, postings, read);
  }
}

function resolveEntry(entry: LedgerTransaction, read: ReadonlyMap<string, Wallet | undefined>): LedgerTransaction[] {
  const postings = resolveReleased(entry.postings, (promoter) => read.get(promoter)?.releasedThroughDay ?? null);
  if (postings.length === 0) return [];
  return [ledgerTransaction({ ...entry, postings })];
}

async function writeWallet(
  books: BooksTransaction,
  promoter: string,
  postings: readonly Posting[],
  read: ReadonlyMap<string, Wallet | undefined>,
): Promise<void> {
  if (!read.has(promoter)) {
    await books.moveInWallet(promoter, postings);
    return;
  }
  const wallet = read.get(promoter);
  await books.writeWallet(applyPostings(wallet ?? emptyWallet(promoter), postings), wallet !== undefined);
}
