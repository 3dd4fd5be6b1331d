import type { VersionHistory } from '../storage/version-history';
import { Transaction } from './transaction';
import { transactionNotExist } from './transaction-errors';

/** The open transactions. */
export class TransactionTable {
  private readonly open = new Map<string, Transaction>();

  constructor(
    private readonly clock: { nowMs(): number },
    private readonly lifeMs: number,
    private readonly history: VersionHistory,
  ) {}

  start(invocationId: string | undefined): Transaction {
    for (const other of [...this.open.values()]) other.endWhenExpired();
    const expiresAtMs = this.clock.nowMs() + this.lifeMs;
    const transaction = new Transaction(invocationId, expiresAtMs, this.clock, (ended) => this.forget(ended));
    this.open.set(transaction.id, transaction);
    return transaction;
  }

  /** Throws when there is no such transaction, or no more. */
  get(id: unknown): Transaction {
    const transaction = typeof id === 'string' ? this.open.get(id) : undefined;
    if (!transaction || transaction.endWhenExpired()) throw transactionNotExist();
    return transaction;
  }

  ofInvocation(invocationId: string): Transaction | undefined {
    for (const transaction of this.open.values()) {
      if (transaction.invocationId === invocationId && !transaction.endWhenExpired()) return transaction;
    }
    return undefined;
  }

  /** Some transaction other than `self` still reads an older state. */
  hasReadersBeside(self: Transaction | undefined): boolean {
    for (const transaction of this.open.values()) {
      if (transaction !== self && transaction.snapshot !== undefined) return true;
    }
    return false;
  }

  endAll(): void {
    for (const transaction of [...this.open.values()]) transaction.end();
  }

  get size(): number {
    return this.open.size;
  }

  private forget(transaction: Transaction): void {
    this.open.delete(transaction.id);
    if (transaction.snapshot === undefined) return;
    let oldest = Number.POSITIVE_INFINITY;
    for (const { snapshot } of this.open.values()) if (snapshot !== undefined) oldest = Math.min(oldest, snapshot);
    this.history.forgetBefore(oldest);
  }
}
