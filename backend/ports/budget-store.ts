import type { Budget } from '../../core/budget/judge-budget';
import type { AuditedTransaction } from './audited-transaction';

/** A brand's budget with how often it was saved; whoever edits names the count that he saw. */
export interface KeptBudget extends Budget {
  readonly brandId: string;
  readonly revision: number;
}

export interface BudgetTransaction extends AuditedTransaction {
  findBudget(brandId: string): Promise<KeptBudget | undefined>;
  putBudget(budget: KeptBudget): Promise<void>;
}

export interface BudgetStore {
  find(brandId: string): Promise<KeptBudget | undefined>;
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (transaction: BudgetTransaction) => Promise<T>): Promise<T>;
}
