import type { LedgerTransaction } from '../../core/ledger/ledger-transaction';

/** Where the next page of a promoter's ledger begins, as the page before told it. */
export interface LedgerPlace {
  readonly beforeMs: number;
  /** Within the moment `beforeMs` itself: entries whose ids sort before this one. */
  readonly beforeId: string | null;
}

/** Why a person had an entry written, and who he is. */
export interface EntryReason {
  readonly reason: string;
  readonly by: string;
}

/** A promoter's ledger as people browse it: short pages, the newest entry first. */
export interface PromoterLedger {
  /** Calls: 1; 2 where more entries than a page holds were booked in one millisecond. */
  listNewest(
    promoter: string,
    page: { readonly from: LedgerPlace | null; readonly limit: number },
  ): Promise<{ readonly entries: readonly LedgerTransaction[]; readonly next: LedgerPlace | null }>;
  /** The reasons of entries that corrections wrote, by entry id. One call. */
  listReasons(entryIds: readonly string[]): Promise<ReadonlyMap<string, EntryReason>>;
}
