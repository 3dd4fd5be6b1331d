import type { CloseBlockCode } from '../../core/closing/close-blocks';
import type { MonthSums, OwnMonth } from '../../core/closing/month-books';
import type { NumberedMonth } from '../../core/closing/month-table';
import type { LedgerTransaction } from '../../core/ledger/ledger-transaction';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { AuditEntry } from './audit-log';

/** A closed month. It is added once and never changed; there is no way to open it again. */
export interface MonthClose {
  /** yyyymm. */
  readonly month: string;
  readonly closedAtMs: number;
  readonly closedBy: { readonly openid: string; readonly name: string };
  readonly requestId: string;
  readonly reason: string;
  /** What stood in the way and was passed over by the owner. */
  readonly overridden: readonly CloseBlockCode[];
  readonly sums: MonthSums;
  readonly own: OwnMonth;
  /** One hash over the heads of all chains, the agency's own side, and the root of the month before. */
  readonly root: string;
  readonly earlierRoot: string | null;
}

/** Days that a nightly comparison noted. */
export interface NotedDays {
  readonly red: readonly string[];
  readonly unfinished: readonly string[];
}

export interface OpenItem {
  readonly kind: string;
  /** The day that it is about. */
  readonly day: string;
}

/** Closed months, and what is asked before one is closed. */
export interface MonthCloses {
  findMonth(month: string): Promise<MonthClose | undefined>;
  /** Closed months before one, the newest first. */
  listMonths(beforeMonth: string, limit: number): Promise<MonthClose[]>;
  /** Keeps a promoter's month; the same one again changes nothing. */
  addRow(month: string, row: NumberedMonth): Promise<void>;
  /** Promoters' months in the order of their numbers, after one of them. */
  listRows(month: string, afterNumber: number, limit: number): Promise<NumberedMonth[]>;
  /**
   * Adds the month together with its audit entry. 'duplicate': the month was closed meanwhile; 'entry-taken': there is an
   * entry of that id already. Then nothing was written.
   */
  add(close: MonthClose, entry: AuditEntry): Promise<'added' | 'duplicate' | 'entry-taken'>;
  /** When the first entry of the ledger was booked; undefined while it is empty. */
  findFirstBookedAtMs(): Promise<number | undefined>;
  /** Entries booked from one moment to before another, at most 1000 a page; '' is the first place, null comes last. */
  readLedger(range: { readonly place: string; readonly fromMs: number; readonly beforeMs: number }): Promise<{
    readonly entries: readonly LedgerTransaction[];
    readonly nextPlace: string | null;
  }>;
  /** What the nightly comparisons of wallets and of the platform's money noted about the days of a period. */
  listNotedDays(period: { readonly fromDay: BeijingDay; readonly throughDay: BeijingDay }): Promise<NotedDays>;
  /** Open work items about days through one, at most 1000 of those that were found first. */
  listOpenItems(throughDay: BeijingDay): Promise<OpenItem[]>;
}
