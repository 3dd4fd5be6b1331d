import { randomBytes } from 'node:crypto';
import type { LockHolder } from '../storage/lock-holder';
import type { VersionHistory } from '../storage/version-history';
import { WriteSet } from './write-set';

/** An open transaction: a snapshot taken at its first call, its writes, and what it holds. */
export class Transaction implements LockHolder {
  readonly id = randomBytes(16).toString('hex');
  readonly ended: Promise<void>;
  /** A call of this transaction is being answered. */
  busy = false;
  /** When its last call was answered, by this machine's clock. */
  answeredRealMs = 0;
  operations = 0;
  /** The newest commit it sees; undefined before its first call. */
  snapshot: number | undefined;
  private writeSet: WriteSet | undefined;
  private settle: () => void = () => undefined;

  constructor(
    /** The function invocation that started it. */
    readonly invocationId: string | undefined,
    private readonly life: { isOver(transaction: Transaction): boolean },
    private readonly onEnd: (transaction: Transaction) => void,
  ) {
    this.ended = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Its writes and its view; the snapshot is taken here when this is its first call. */
  open(history: VersionHistory, newestCommit: number): WriteSet {
    if (!this.writeSet) {
      this.snapshot = newestCommit;
      this.writeSet = new WriteSet(history, this, newestCommit);
    }
    return this.writeSet;
  }

  get writes(): WriteSet | undefined {
    return this.writeSet;
  }

  isExpired(): boolean {
    return this.life.isOver(this);
  }

  endWhenExpired(): boolean {
    if (!this.isExpired()) return false;
    this.end();
    return true;
  }

  /** Lets go of everything it holds. */
  end(): void {
    this.writeSet?.release();
    this.onEnd(this);
    this.settle();
  }
}
