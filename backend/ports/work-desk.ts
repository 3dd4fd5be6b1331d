import type { PayoutRoute } from '../../core/payout/payout';
import type { PayoutDifference } from '../../core/payout-match/judge-payout';
import type { BooksItem } from '../../core/reconciliation/books-item-wording';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { AuditedTransaction } from './audited-transaction';
import type { KeptDifference, MatchDay } from './match-records';
import type { PayoutMatchDay } from './payout-match-records';
import type { ReconcileDay } from './reconcile-records';

/** How a work item ended. */
export interface Closing {
  /** Null when it closed by itself. */
  readonly name: string | null;
  readonly atMs: number;
  readonly reason: string | null;
}

interface DeskItemHead {
  readonly id: string;
  readonly state: 'open' | 'done';
  readonly brandId: string | null;
  readonly foundDay: BeijingDay;
  readonly foundAtMs: number;
  /** The last day at which it was still so. */
  readonly seenDay: BeijingDay;
  readonly closing: Closing | null;
}

/** A payout that the daily match of payouts, bills and ledger found to differ. Whole fen. */
export interface DifferingPayout extends PayoutDifference {
  readonly route: PayoutRoute;
  readonly payoutNo: string;
  /** Null where the number is not ours. */
  readonly promoter: string | null;
}

/** A payout that its promoter says has not arrived, to be answered by a moment (epoch ms). */
export interface MissedPayout {
  readonly payoutNo: string;
  readonly promoter: string;
  readonly netFen: number;
  readonly dueAtMs: number;
}

/** A month that changed after it was declared. */
export interface ChangedTaxMonth {
  readonly kind: 'paid-after-filing' | 'returned-after-filing';
  readonly month: string;
  readonly promoter: string;
  readonly payoutNo: string;
  readonly grossFen: number;
  readonly taxFen: number;
}

/** What the nights found for a person to look at, and what payouts left for one. */
export type DeskItem = DeskItemHead &
  (
    | { readonly about: 'money'; readonly difference: KeptDifference }
    | { readonly about: 'books'; readonly found: BooksItem }
    | { readonly about: 'payout'; readonly payout: DifferingPayout }
    | { readonly about: 'receipt'; readonly report: MissedPayout }
    | { readonly about: 'tax'; readonly change: ChangedTaxMonth }
  );

/** Whose items: of every brand and of none, or of these brands. */
export type DeskReach = 'every-brand' | readonly string[];

export interface DeskTransaction extends AuditedTransaction {
  findItem(id: string): Promise<DeskItem | undefined>;
  /** Ends an open item. */
  closeItem(
    id: string,
    closing: { readonly name: string; readonly atMs: number; readonly reason: string },
  ): Promise<void>;
}

/** What people read and close of what the nights found. Nothing here changes orders, ledger or wallets. */
export interface WorkDesk {
  findItem(id: string): Promise<DeskItem | undefined>;
  /** Open items, the newest first. */
  listOpen(reach: DeskReach, page: { readonly beforeMs: number; readonly limit: number }): Promise<DeskItem[]>;
  /** What the nights found on days from one on, open and done, at most 1000. */
  listFoundSince(day: BeijingDay, reach: DeskReach): Promise<DeskItem[]>;
  listFoundOn(day: BeijingDay, reach: DeskReach): Promise<DeskItem[]>;
  /** Payouts that differ and were found on days from one (included) to before another, open and done, at most 1000. */
  listDifferingPayouts(fromDay: BeijingDay, beforeDay: BeijingDay): Promise<DeskItem[]>;
  /** Days and routes whose payouts were compared, before a day, the newest first. */
  listPayoutMatchDays(beforeDay: BeijingDay, limit: number): Promise<PayoutMatchDay[]>;
  /** Days whose money was compared, before one of them, the newest first. */
  listMatchDays(beforeDay: BeijingDay, limit: number): Promise<MatchDay[]>;
  /** Days whose wallets were compared, from one to another. */
  listReconcileDays(fromDay: BeijingDay, throughDay: BeijingDay): Promise<ReconcileDay[]>;
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (transaction: DeskTransaction) => Promise<T>): Promise<T>;
}
