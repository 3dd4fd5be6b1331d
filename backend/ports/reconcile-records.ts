import type { WalletDifference } from '../../core/ledger/check-books';
import type { SealProblem } from '../../core/ledger/ledger-seal';
import type { Wallet } from '../../core/ledger/wallet';
import type { BeijingDay } from '../../core/time/beijing-day';

/** What a walk through all wallets found. */
export interface ReconcileCounts {
  readonly promoters: number;
  readonly entries: number;
  readonly sealed: number;
  readonly late: number;
  /** Places at which a wallet says something else than the ledger. */
  readonly differences: number;
  /** Promoters whose closed entries no longer say what was sealed. */
  readonly broken: number;
  /** Promoters whose money moved whenever it was looked at. */
  readonly undecided: number;
}

/**
 * One day's answer: green when every wallet agrees and every chain holds, red when one does not, open while the walk is
 * not at its end or somebody's money moved all the while.
 */
export interface ReconcileDay extends ReconcileCounts {
  readonly day: BeijingDay;
  readonly state: 'green' | 'red' | 'open';
  readonly startedAtMs: number;
  readonly notedAtMs: number;
}

/** Where wallets are read for the comparison, and where its outcome is kept. Nothing here changes a wallet. */
export interface ReconcileRecords {
  /** Wallets by promoter id, after one of them. */
  listWallets(afterPromoter: string, limit: number): Promise<Wallet[]>;
  findWallet(promoter: string): Promise<Wallet | undefined>;
  /** Which of these promoters, at most 1000, have a wallet. */
  listPresent(promoters: readonly string[]): Promise<string[]>;
  /**
   * Opens a work item for a person, one for each promoter, place and difference; the same one found again is opened
   * again and not doubled.
   */
  noteDifference(
    difference: WalletDifference,
    found: { readonly day: BeijingDay; readonly atMs: number },
  ): Promise<void>;
  noteBrokenSeal(
    promoter: string,
    problem: SealProblem,
    found: { readonly day: BeijingDay; readonly atMs: number },
  ): Promise<void>;
  noteDay(day: ReconcileDay): Promise<void>;
}
