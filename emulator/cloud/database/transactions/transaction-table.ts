import type { VersionHistory } from '../storage/version-history';
import { Transaction } from './transaction';
import { transactionNotExist } from './transaction-errors';

export interface TransactionTimes {
  /** Only counts up; a jump of the world's clock does not move it. */
  readonly monotonicMs: () => number;
  readonly worldMs: () => number;
  readonly lifeMs: number;
}

/**
 * The open transactions. A life is counted in time that really passes, so that a jump of the world's clock finds a
 * running function's transaction open. What a dead invocation left open ends with a jump past its life too: nobody can
 * finish it, and in the world the time has passed.
 */
export class TransactionTable {
  /** Whether an invocation still runs. The functions' runtime plugs itself in here. */
  isRunning: (invocationId: string) => boolean = () => true;
  private readonly open = new Map<string, Transaction>();

  constructor(
    private readonly times: TransactionTimes,
    private readonly history: VersionHistory,
  ) {}

  start(invocationId: string | undefined): Transaction {
    for (const other of [...this.open.values()]) other.endWhenExpired();
    const life = this.lifeFromNow();
    const transaction = new Transaction(invocationId, life, (ended) => this.forget(ended));
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

  private lifeFromNow(): { isOver(transaction: Transaction): boolean } {
    const { monotonicMs, worldMs, lifeMs } = this.times;
    const endsAtMonotonicMs = monotonicMs() + lifeMs;
    const endsAtWorldMs = worldMs() + lifeMs;
    const isAbandoned = (id: string | undefined): boolean => id !== undefined && !this.isRunning(id);
    return {
      isOver: ({ invocationId }) =>
        monotonicMs() >= endsAtMonotonicMs || (worldMs() >= endsAtWorldMs && isAbandoned(invocationId)),
    };
  }

  private forget(transaction: Transaction): void {
    this.open.delete(transaction.id);
    if (transaction.snapshot === undefined) return;
    let oldest = Number.POSITIVE_INFINITY;
    for (const { snapshot } of this.open.values()) if (snapshot !== undefined) oldest = Math.min(oldest, snapshot);
    this.history.forgetBefore(oldest);
  }
}
