import type { TaxMonth, TaxMonthName } from '../../core/tax/tax-month';
import type { AuditedTransaction } from './audited-transaction';

/** A payout that succeeded, as far as reports of income need it. */
export interface PaidPayout {
  readonly payoutNo: string;
  readonly promoter: string;
  readonly grossFen: number;
  readonly withheldFen: number;
  readonly isReturned: boolean;
}

export interface TaxTransaction extends AuditedTransaction {
  findMonth(payee: string, month: TaxMonthName): Promise<TaxMonth | undefined>;
  writeMonth(month: TaxMonth): Promise<void>;
  /** Keeps that a month was declared for all payees; the first moment stays. */
  noteDeclaration(month: TaxMonthName, filedAtMs: number): Promise<void>;
}

/** What was paid and withheld, for declarations and statements. */
export interface TaxRecords {
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (taxes: TaxTransaction) => Promise<T>): Promise<T>;
  /** Months of all payees in a month, by payee, after one of them. */
  listMonth(month: TaxMonthName, afterPayee: string, limit: number): Promise<TaxMonth[]>;
  /** Payouts that succeeded in a month, whatever became of them later, by number, after one of them. */
  listPaid(month: TaxMonthName, afterPayoutNo: string, limit: number): Promise<PaidPayout[]>;
  /** Marks all months of a month that are not marked yet as declared; returns how many. */
  fileMonth(month: TaxMonthName, filedAtMs: number): Promise<number>;
  /** How promoters are called here, by promoter, for at most 1000. */
  nicknamesOf(promoters: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
