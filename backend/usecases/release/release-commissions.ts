import { type Release, releaseDue } from '../../../core/ledger/release-due';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import { TransactionConflict } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import type { BooksTransaction, OrderBooks } from '../../ports/order-books';

export interface ReleaseRun {
  readonly throughDay: BeijingDay;
  readonly released: number;
  readonly left: number;
}

export interface ReleasePorts {
  readonly books: OrderBooks;
  readonly clock: Clock;
  readonly journal: Journal;
}

const pageSize = 100;
/**
 * So many promoters are released in one transaction. Each entry still commits with its own wallet; a larger group would
 * hold the wallets of its first ones for longer than a booking likes to wait.
 */
const groupSize = 10;

/**
 * Writes down, group by group, the due money whose day has come. It is bookkeeping only: what may be withdrawn is a
 * function of time and is right with this run late, twice, overlapping, or killed in the middle.
 *
 * Calls: 1 per 100 promoters, then 2 per promoter and 3 per group of 10. A group that meets somebody else is done again
 * one by one, with 5 calls for each.
 */
export async function releaseCommissions(ports: ReleasePorts, leftMs: () => number): Promise<ReleaseRun> {
  const throughDay = beijingDayOf(ports.clock.nowMs());
  let released = 0;
  for (;;) {
    const promoters = await ports.books.listPromotersDue(throughDay, pageSize);
    let progress = 0;
    for (let start = 0; start < promoters.length; start += groupSize) {
      if (leftMs() < 5_000) return { throughDay, released: released + progress, left: promoters.length - progress };
      progress += await releaseGroup(ports, promoters.slice(start, start + groupSize), throughDay);
    }
    released += progress;
    // Whoever could not be released now is met again by the next run; going round without progress would never end.
    if (promoters.length < pageSize || progress === 0)
      return { throughDay, released, left: promoters.length - progress };
  }
}

/** How many of these promoters were released. */
async function releaseGroup(ports: ReleasePorts, group: readonly string[], throughDay: BeijingDay): Promise<number> {
  try {
    return await ports.books.transaction((books) => releaseTogether(ports, books, { group, throughDay }));
  } catch (error) {
    if (!(error instanceof LedgerDuplicate) && !(error instanceof TransactionConflict)) throw error;
    if (group.length === 1) return giveUp(ports, error, throughDay);
    // One of them must not keep the others from their money.
    let released = 0;
    for (const promoter of group) released += await releaseGroup(ports, [promoter], throughDay);
    return released;
  }
}

async function releaseTogether(
  ports: ReleasePorts,
  books: BooksTransaction,
  { group, throughDay }: { readonly group: readonly string[]; readonly throughDay: BeijingDay },
): Promise<number> {
  const releases: Release[] = [];
  for (const promoter of group) {
    const wallet = await books.findWallet(promoter);
    const release = wallet && releaseDue(wallet, throughDay, ports.clock.nowMs());
    if (release) releases.push(release);
  }
  const entries = releases.flatMap(({ transaction }) => transaction ?? []);
  if (entries.length > 0) await books.addLedger(entries);
  for (const { wallet } of releases) await books.writeWallet(wallet, true);
  return releases.length;
}

function giveUp(
  { journal }: ReleasePorts,
  error: LedgerDuplicate | TransactionConflict,
  throughDay: BeijingDay,
): number {
  if (error instanceof LedgerDuplicate) {
    const facts = { entry: error.entryIds.join(), throughDay };
    // A run beside this one wrote the very same line first: that is a repeat, of which nobody needs to know.
    if (error.content === 'same') journal.info('ledger-repeat', facts);
    else journal.alarm('LEDGER_CONFLICT', facts);
  }
  return 0;
}
