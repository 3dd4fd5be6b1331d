import type { LedgerTransaction, Posting } from '../../core/ledger/ledger-transaction';
import type { Wallet } from '../../core/ledger/wallet';
import type { PayoutRoute } from '../../core/payout/payout';
import type { PayoutRow, PayoutWork } from '../../core/payout/payout-row';
import type { PayoutPause } from '../../core/payout/payout-settings';
import type { TaxMonth, TaxMonthName } from '../../core/tax/tax-month';
import type { AuditedTransaction } from './audited-transaction';
import type { TransactionLimits } from './document-database';
import type { OperatorNotice } from './outbox';

/** Everything that a step of a payout writes together. Each method is one call. */
export interface PayoutTransaction extends AuditedTransaction {
  findPayout(payoutNo: string): Promise<PayoutRow | undefined>;
  /** Fails the transaction with DuplicateKey when the number is taken. */
  addPayout(row: PayoutRow): Promise<void>;
  /** Writes a payout that was read in this transaction. */
  writePayout(row: PayoutRow): Promise<void>;
  findWallet(promoter: string): Promise<Wallet | undefined>;
  /** Writes a wallet that was read in this transaction. */
  writeWallet(wallet: Wallet): Promise<void>;
  /**
   * Moves money of a wallet that was not read, by increments, and takes `unusedFen` off what was asked for on a day.
   */
  moveInWallet(
    promoter: string,
    postings: readonly Posting[],
    unused: { readonly day: string; readonly unusedFen: number } | null,
  ): Promise<void>;
  /** All ledger lines in one call; a taken id fails the transaction with LedgerDuplicate. */
  addLedger(transactions: readonly LedgerTransaction[]): Promise<void>;
  findTaxMonth(payee: string, month: TaxMonthName): Promise<TaxMonth | undefined>;
  writeTaxMonth(month: TaxMonth): Promise<void>;
  /**
   * When a month was declared for all payees, epoch ms; null while it was not. Its document is written besides, so that
   * a declaration at the same moment meets this transaction.
   */
  holdDeclaration(month: TaxMonthName): Promise<number | null>;
  /** Something that a person has to do, kept together with what caused it. */
  addWorkItem(item: OperatorNotice): Promise<void>;
  /** Tells the people who run the program, together with what caused it. */
  addNotice(notice: OperatorNotice): Promise<void>;
  findPause(): Promise<PayoutPause | null>;
  writePause(pause: PayoutPause | null): Promise<void>;
}

/** Payouts, with the ledger, wallets and tax months that change together with them. */
export interface PayoutStore {
  /** Errors: DuplicateKey, LedgerDuplicate, TransactionConflict, Outage; then nothing was written. */
  transaction<T>(work: (payouts: PayoutTransaction) => Promise<T>, limits?: TransactionLimits): Promise<T>;
  findPayout(payoutNo: string): Promise<PayoutRow | undefined>;
  /** Writes a step that moves no money, if nobody wrote since: the row's revision is one above the stored one. */
  saveStep(row: PayoutRow): Promise<boolean>;
  findWallet(promoter: string): Promise<Wallet | undefined>;
  findTaxMonth(payee: string, month: TaxMonthName): Promise<TaxMonth | undefined>;
  /** A payee's latest month before one, however long ago. */
  findTaxMonthBefore(payee: string, month: TaxMonthName): Promise<TaxMonth | undefined>;
  /** Payouts of some routes with a kind of work whose moment has come, the longest waiting first. */
  listDue(
    work: Extract<PayoutWork, 'send' | 'look'>,
    routes: readonly PayoutRoute[],
    due: { readonly throughMs: number; readonly limit: number },
  ): Promise<PayoutRow[]>;
  /** Whether any payout of some routes is open, whoever has to do something about it. */
  hasOpen(routes: readonly PayoutRoute[]): Promise<boolean>;
  /** Payouts that wait for approval, at most `limit`. */
  listToDecide(limit: number): Promise<PayoutRow[]>;
  /** A promoter's payouts requested before a moment, the newest first. */
  listOfPromoter(promoter: string, page: { readonly beforeMs: number; readonly limit: number }): Promise<PayoutRow[]>;
  /** Promoters who owe although money of theirs is under way. */
  listOwing(limit: number): Promise<Wallet[]>;
  /** What was handed over for the first time on a Beijing day, in fen. */
  sentFenOn(day: string): Promise<number>;
  /** How many people could approve a payout. */
  countApprovers(): Promise<number>;
}
