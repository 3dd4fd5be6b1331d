import { releaseDue } from '../../../core/ledger/release-due';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import { TransactionConflict } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import type { OrderBooks } from '../../ports/order-books';

export interface ReleaseRun {
  readonly throughDay: BeijingDay;
  readonly released: number;
  readonly left: number;
}

const pageSize = 100;

/**
 * Writes down, promoter by promoter, the due money whose day has come. It is bookkeeping only: what may be withdrawn is
 * a function of time and is right with this run late, twice, overlapping, or killed in the middle.
 *
 * Calls: 1 per 100 promoters and 5 per promoter.
 */
export async function releaseCommissions(
  ports: { readonly books: OrderBooks; readonly clock: Clock; readonly journal: Journal },
  leftMs: () => number,
): Promise<ReleaseRun> {
  const throughDay = beijingDayOf(ports.clock.nowMs());
  let released = 0;
  for (;;) {
    const promoters = await ports.books.listPromotersDue(throughDay, pageSize);
    let progress = 0;
    for (const promoter of promoters) {
      if (leftMs() < 5_000) return { throughDay, released: released + progress, left: promoters.length - progress };
      if (await releaseOne(ports, promoter, throughDay)) progress += 1;
    }
    released += progress;
    // Whoever could not be released now is met again by the next run; going round without progress would never end.
    if (promoters.length < pageSize || progress === 0)
      return { throughDay, released, left: promoters.length - progress };
  }
}

async function releaseOne(
  ports: { readonly books: OrderBooks; readonly clock: Clock; readonly journal: Journal },
  promoter: string,
  throughDay: BeijingDay,
): Promise<boolean> {
  try {
    return await ports.books.transaction(async (books) => {
      const wallet = await books.findWallet(promoter);
      const release = wallet && releaseDue(wallet, throughDay, ports.clock.nowMs());
      if (!release) return false;
      if (release.transaction) await books.addLedger([release.transaction]);
      await books.writeWallet(release.wallet, true);
      return true;
    });
  } catch (error) {
    if (error instanceof LedgerDuplicate) {
      const facts = { promoter, entry: `release|${promoter}|${throughDay}` };
      // A run beside this one wrote the very same line first: that is a repeat, of which nobody needs to know.
      if (error.content === 'same') ports.journal.info('ledger-repeat', facts);
      else ports.journal.alarm('LEDGER_CONFLICT', facts);
      return false;
    }
    if (error instanceof TransactionConflict) return false;
    throw error;
  }
}
