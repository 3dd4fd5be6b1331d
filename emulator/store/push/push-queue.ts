import { DueRows } from '../../clock/due-rows';
import type { TimedWork } from '../../clock/virtual-clock';
import type { Drawn } from '../misbehaviour/misbehaviour';
import type { PushMisdeed } from '../misbehaviour/misdeeds';
import { seededRandom } from '../store-context';
import { deliver, type PushTarget } from './deliver-push';
import { applyMisdeed, copiesOf } from './push-misdeeds';
import { type PushMode, PushModes } from './push-modes';
import type { PushFault, PushRow } from './push-rows';

/**
 * Seconds before each further try after one that failed: ten tries in all, about 3.6 hours.
 * Source: https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_new.html
 */
const RETRY_AFTER_SECONDS = [0, 0, 10, 60, 300, 1800, 3600, 3600, 3600];

export type PushQueueSetup = {
  rows: () => PushRow[];
  nowMs: () => number;
  random: () => number;
  target: () => PushTarget;
  /** What chance does to a new message, while misbehaviour is on. */
  misdeedOf: (event: string, message: string) => Drawn<PushMisdeed> | undefined;
  parallel: number;
};

/** Hands messages to the agency's address: at least once, again on the ladder, and badly when asked to. */
export class PushQueue implements TimedWork {
  readonly name = 'store-pushes';
  private readonly due: DueRows<PushRow>;
  private readonly modes: PushModes;
  private overtaken: PushRow[] = [];
  private lastOrder = 0;

  constructor(private readonly setup: PushQueueSetup) {
    this.modes = new PushModes({ random: setup.random, release: (rows) => this.release(rows) });
    this.due = new DueRows({
      rows: setup.rows,
      nowMs: setup.nowMs,
      parallel: () => setup.parallel,
      send: (row) => this.send(row),
    });
  }

  /** Takes a message in and starts to send it, unless the mode of misbehaviour says otherwise. */
  add(event: string, message: string): void {
    const rows = this.setup.rows();
    const now = this.setup.nowMs();
    this.lastOrder = Math.max(this.lastOrder, ...rows.slice(-1).map((last) => last.order)) + 1;
    const row: PushRow = {
      id: rows.length + 1,
      event,
      message,
      createdAtMs: now,
      status: this.setup.target().url ? 'waiting' : 'no-url',
      dueMs: now,
      order: this.lastOrder,
      attempts: [],
    };
    rows.push(row);
    if (row.status === 'waiting' && this.modes.admit(row) === 'twice') {
      this.lastOrder += 1;
      rows.push({ ...row, id: rows.length + 1, order: this.lastOrder, attempts: [], copyOf: row.id });
    } else if (row.status === 'waiting') {
      this.misbehave(row, this.setup.misdeedOf(event, message));
    }
    for (const added of rows.slice(row.id - 1)) if (added.status === 'waiting') this.due.wait(added);
    this.due.kick();
  }

  /** Whoever was to be overtaken goes after this message; then the message has its own misfortune. */
  private misbehave(row: PushRow, misdeed: Drawn<PushMisdeed> | undefined): void {
    for (const late of this.overtaken.splice(0)) {
      this.lastOrder += 1;
      Object.assign(late, { order: this.lastOrder, dueMs: Math.min(late.dueMs, row.dueMs) });
    }
    if (misdeed) this.overtaken.push(...applyMisdeed(row, misdeed));
    const copies = misdeed ? copiesOf(row, misdeed) : [];
    for (const copy of copies) {
      this.lastOrder += 1;
      this.setup.rows().push({ ...copy, id: this.setup.rows().length + 1, order: this.lastOrder });
    }
  }

  setMode(mode: PushMode, count?: number): void {
    this.modes.set(mode, count);
  }

  /** The next `count` tries go out broken; a delay (seconds) postpones the next `count` new messages. */
  addFault(fault: PushFault | 'delay', count: number, delaySeconds = 0): void {
    this.modes.addFault(fault, count, delaySeconds);
  }

  modeNow(): { mode: PushMode; left: number | null } {
    return this.modes.now();
  }

  /** Sends held messages, in the order given or as they came. Ids that are not held are left alone. */
  releaseHeld(ids?: readonly number[]): number[] {
    const held = this.setup.rows().filter((row) => row.status === 'held');
    const chosen = ids ? ids.flatMap((id) => held.find((row) => row.id === id) ?? []) : held;
    this.release(chosen);
    return chosen.map((row) => row.id);
  }

  /** Waits until nothing is under way and nothing is due by now; later retries are not waited for. */
  settle(): Promise<void> {
    return this.due.settle();
  }

  stop(): Promise<void> {
    return this.due.stop();
  }

  nextDueMs(): number | undefined {
    return this.due.nextDueMs();
  }

  runDue(): Promise<void> {
    return this.settle();
  }

  private release(rows: readonly PushRow[]): void {
    for (const row of rows.filter((one) => one.status === 'held')) {
      this.lastOrder += 1;
      row.order = this.lastOrder;
      row.status = 'waiting';
      row.dueMs = this.setup.nowMs();
      this.due.wait(row);
    }
    this.due.kick();
  }

  private async send(row: PushRow): Promise<void> {
    const atMs = this.setup.nowMs();
    const isFirst = row.attempts.length === 0;
    const fault = row.isForged ? 'forge' : (this.modes.takeFault() ?? (isFirst ? row.firstFault : undefined));
    const random = isFirst && row.faultSeed !== undefined ? seededRandom(row.faultSeed) : this.setup.random;
    const outcome = await deliver(row, this.setup.target(), { atMs, random, fault });
    row.attempts.push({ attempt: row.attempts.length + 1, atMs, ...outcome, ...(fault ? { fault } : {}) });
    const waitSeconds = RETRY_AFTER_SECONDS[row.attempts.length - 1];
    if (!outcome.acknowledged && !row.isForged && waitSeconds !== undefined) {
      row.dueMs = Math.max(this.setup.nowMs(), atMs + waitSeconds * 1000);
      return;
    }
    row.status = outcome.acknowledged ? 'delivered' : 'given-up';
    this.due.done(row);
  }
}
