import type { LedgerTransaction } from '../../core/ledger/ledger-transaction';

/** A part of a promoter's ledger; `nextFromMs` is where the next one begins, null after the last. */
export interface LedgerPage {
  readonly entries: readonly LedgerTransaction[];
  readonly nextFromMs: number | null;
}

/** Reads a ledger of any length in bounded pages. */
export interface LedgerReader {
  /**
   * Entries that touch a promoter, booked from `fromMs` to before `beforeMs`, by moment and then by id, about 1000 a
   * page. A page ends between two moments, so that the moment alone is the cursor. One call a page.
   */
  readPage(promoter: string, range: { readonly fromMs: number; readonly beforeMs: number }): Promise<LedgerPage>;
  /** Entries by id; one that does not exist is left out. */
  findEntries(ids: readonly string[]): Promise<LedgerTransaction[]>;
}
