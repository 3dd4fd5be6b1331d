import type { PayeeDetails } from '../../core/payee/check-payee';
import type { PayeeKind } from '../../core/payout/payee-kind';
import type { PayoutRoute } from '../../core/payout/payout';
import type { AuditedTransaction } from './audited-transaction';

/** Where a promoter is paid by one route. */
export interface PayeeAccount {
  /** The details, encrypted for the promoter. */
  readonly sealed: string;
  /** What may be shown of them. */
  readonly masked: PayeeDetails;
  /** Says whether two promoters entered the same account, and the same citizen number; null where there is none. */
  readonly accountName: string | null;
  readonly personName: string | null;
  readonly savedAtMs: number;
  /** Money goes there from this moment on. */
  readonly usableFromMs: number;
}

/** A promoter as somebody who is paid: of one kind, with an account for each route that he uses. */
export interface StoredPayee {
  readonly promoter: string;
  readonly kind: PayeeKind;
  readonly accounts: Readonly<Partial<Record<PayoutRoute, PayeeAccount>>>;
  /** Counts the writings. */
  readonly revision: number;
  readonly savedAtMs: number;
  /** Name and citizen number for the declaration of tax that was withheld, encrypted; null where nothing is declared. */
  readonly taxIdentity: string | null;
  /** Set when he had his data deleted: accounts saved afterwards are changes. */
  readonly erasedAtMs: number | null;
}

export interface PayeeTransaction extends AuditedTransaction {
  findPayee(promoter: string): Promise<StoredPayee | undefined>;
  writePayee(payee: StoredPayee): Promise<void>;
}

/** Whom money goes to. */
export interface PayeeStore {
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (payees: PayeeTransaction) => Promise<T>): Promise<T>;
  findPayee(promoter: string): Promise<StoredPayee | undefined>;
  /** Those of these promoters, at most 1000, who entered anything. */
  listPayees(promoters: readonly string[]): Promise<StoredPayee[]>;
  /** Other promoters with the same account or the same citizen number, at most 10 of each. */
  listSame(names: {
    readonly account: readonly string[];
    readonly person: readonly string[];
    readonly exceptPromoter: string;
  }): Promise<{ readonly account: readonly string[]; readonly person: readonly string[] }>;
  /** Whether tax was ever withheld from him. */
  hasTaxMonths(promoter: string): Promise<boolean>;
}
