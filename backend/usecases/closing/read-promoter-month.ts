import { type PromoterMonth, walkPromoterMonth } from '../../../core/closing/promoter-month';
import { chainGenesis, entrySeenBy, type TextHash } from '../../../core/ledger/entry-chain';
import type { SealProblem } from '../../../core/ledger/ledger-seal';
import type { StatementPeriod } from '../../../core/statement/statement-period';
import type { LedgerReader } from '../../ports/ledger-reader';
import type { LedgerSeals } from '../../ports/ledger-seals';

export interface PromoterMonthPorts {
  readonly ledger: LedgerReader;
  readonly seals: LedgerSeals;
  readonly hash: TextHash;
}

/** A month's bounds: its days, and the first moment after it. */
export interface MonthBounds {
  readonly period: StatementPeriod;
  readonly beforeMs: number;
}

/**
 * One promoter's sealed month, with the chain computed again from its entries; undefined when his chain begins later.
 * Only sealed entries count, so that whatever is booked afterwards leaves it as it is.
 *
 * Calls: 2; for a promoter with seals in the month 1 more and 1 for each 1000 entries.
 */
export async function readPromoterMonth(
  ports: PromoterMonthPorts,
  promoter: string,
  { period, beforeMs }: MonthBounds,
): Promise<PromoterMonth | SealProblem | undefined> {
  const { hash, ledger } = ports;
  const [base, seals] = await Promise.all([
    ports.seals.findNewest(promoter, period.fromDay),
    ports.seals.listOf(promoter, period),
  ]);
  if (!base && seals.length === 0) return undefined;
  const opening = base ? { count: base.count, head: base.head, balances: base.balances } : chainGenesis(promoter, hash);
  const walk = walkPromoterMonth({ promoter, opening, seals, hash });
  for (let fromMs: number | null = seals.length === 0 ? null : (base?.throughMs ?? -1) + 1; fromMs !== null; ) {
    const page = await ledger.readPage(promoter, { fromMs, beforeMs });
    walk.take(page.entries.map((entry) => entrySeenBy(entry, promoter)));
    fromMs = page.nextFromMs;
  }
  // Entries that came late bear a moment of an earlier, closed day.
  const late = walk.missingIds();
  if (late.length > 0) walk.take((await ledger.findEntries(late)).map((entry) => entrySeenBy(entry, promoter)));
  return walk.finish();
}
