import type { LedgerSeal } from '../../core/ledger/ledger-seal';
import type { BeijingDay } from '../../core/time/beijing-day';

/** The closed days of promoters' ledgers. A seal is added once and never changed. */
export interface LedgerSeals {
  /** The newest seal of a promoter, or of his days before `beforeDay`. */
  findNewest(promoter: string, beforeDay?: BeijingDay): Promise<LedgerSeal | undefined>;
  /** The seals of a promoter's days in a period, the oldest first. */
  listOf(
    promoter: string,
    period: { readonly fromDay: BeijingDay; readonly throughDay: BeijingDay },
  ): Promise<LedgerSeal[]>;
  /** Promoters who have seals, some at a time and in an order of its own; empty when there are no more. */
  listPromoters(afterPromoter: string): Promise<string[]>;
  addSeal(seal: LedgerSeal): Promise<'added' | 'duplicate'>;
  /** The last day that is closed for every promoter. */
  findClosedThroughDay(): Promise<BeijingDay | null>;
  closeThrough(day: BeijingDay): Promise<void>;
}
