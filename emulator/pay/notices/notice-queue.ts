import { DueRows } from '../../clock/due-rows';
import type { TimedWork } from '../../clock/virtual-clock';
import type { Drawn } from '../misbehaviour/misbehaviour';
import { type CallbackMisdeed, isNoticeFault } from '../misbehaviour/misdeeds';
import { nextSeq, type PayContext, seededBytes } from '../pay-context';
import { deliverNotice } from './deliver-notice';
import { GIG_EVENT, type NoticeRow, type NoticeWish } from './notice-rows';

/** Seconds before each further try: https://wechatpay.im/webhook/v3/MCHTRANSFER.BILL.FINISHED */
const LADDER_SECONDS = [...Array(10).fill(15), ...Array(10).fill(300), ...Array(44).fill(1800)] as readonly number[];
const LONGEST_DELAY_MS = 30 * 60_000;
const SECOND_COPY_AFTER_MS = 800;

export type NoticeQueueSetup = {
  context: () => PayContext;
  /** What becomes of a new callback. */
  misdeedOf: (wish: NoticeWish) => Drawn<CallbackMisdeed> | undefined;
  urls: () => { pay: string | undefined; gig: string | undefined };
};

/** Callbacks on their way: tried again on the clock of the local world until they are taken or the ladder ends. */
export class NoticeQueue implements TimedWork {
  readonly name = 'pay-callbacks';
  private readonly due: DueRows<NoticeRow>;
  private isHolding = false;

  constructor(private readonly setup: NoticeQueueSetup) {
    this.due = new DueRows({
      rows: () => this.rows(),
      nowMs: () => this.setup.context().nowMs(),
      parallel: () => this.setup.context().settings.callbackParallel,
      send: (row) => this.send(row),
    });
  }

  add(wish: NoticeWish): void {
    const misdeed = this.setup.misdeedOf(wish);
    const context = this.setup.context();
    const row = this.rowOf(wish);
    if (misdeed?.kind === 'delay') row.dueMs += Math.ceil(misdeed.chance * LONGEST_DELAY_MS);
    if (misdeed?.kind === 'drop') row.status = 'dropped';
    if (misdeed && isNoticeFault(misdeed.kind)) row.firstFault = misdeed.kind;
    this.put(row);
    if (misdeed?.kind === 'duplicate') {
      this.put({ ...this.copyOf(row), dueMs: context.nowMs() + SECOND_COPY_AFTER_MS });
    }
    if (misdeed?.kind === 'probe') this.probe(wish);
  }

  /** A message with a deliberately wrong signature: it must be refused and change nothing. */
  probe(wish: NoticeWish): NoticeRow {
    const row: NoticeRow = { ...this.rowOf(wish), firstFault: 'sign-test', isProbe: true };
    this.put(row);
    return row;
  }

  /** The same notification once more, now. */
  repeat(row: NoticeRow): NoticeRow {
    const copy = { ...this.copyOf(row), dueMs: this.setup.context().nowMs() };
    this.put(copy);
    return copy;
  }

  /** Keeps new callbacks back, or lets all go that were kept. */
  hold(on: boolean): void {
    this.isHolding = on;
    if (on) return;
    for (const row of this.rows().filter(({ status }) => status === 'held')) {
      row.status = 'waiting';
      row.dueMs = this.setup.context().nowMs();
      this.due.wait(row);
    }
    this.due.kick();
  }

  /** Waits until nothing is under way and nothing is due by now; later tries are not waited for. */
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

  private rows(): NoticeRow[] {
    return this.setup.context().state.notices;
  }

  private rowOf(wish: NoticeWish): NoticeRow {
    const context = this.setup.context();
    const { settings } = context;
    const seq = nextSeq(context);
    const bytes = seededBytes(context, `notice|${seq}`);
    const share = settings.keys === 'both' ? settings.callbackCertificateShare : 0;
    return {
      ...wish,
      id: uuidOf(bytes),
      createdAtMs: context.nowMs(),
      dueMs: context.nowMs() + settings.callbackDelaySeconds * 1000,
      order: seq,
      status: this.isHolding ? 'held' : 'waiting',
      byCertificate: bytes.readUInt16BE(20) / 65_536 < share,
      isProbe: false,
      attempts: [],
    };
  }

  private copyOf(row: NoticeRow): NoticeRow {
    const order = nextSeq(this.setup.context());
    return { ...row, order, status: 'waiting', firstFault: undefined, attempts: [] };
  }

  private put(row: NoticeRow): void {
    this.rows().push(row);
    if (row.status === 'waiting') this.due.wait(row);
    this.due.kick();
  }

  private async send(row: NoticeRow): Promise<void> {
    const fault = row.isProbe || row.attempts.length === 0 ? row.firstFault : undefined;
    const attempt = await deliverNotice(this.setup.context(), row, this.urlOf(row), fault);
    row.attempts.push(attempt);
    const waitSeconds = LADDER_SECONDS[row.attempts.length - 1];
    if (!attempt.acknowledged && !row.isProbe && waitSeconds !== undefined) {
      row.dueMs = Math.max(this.setup.context().nowMs(), attempt.atMs + waitSeconds * 1000);
      return;
    }
    row.status = attempt.acknowledged ? 'delivered' : 'given-up';
    this.due.done(row);
  }

  /**
   * Nothing ever leaves this machine: another address than a local one stands for the one that is set up. So does one
   * with the same path, for after a restart the cloud may listen on another port.
   */
  private urlOf(row: NoticeRow): string | undefined {
    const { pay, gig } = this.setup.urls();
    const setUp = row.eventType === GIG_EVENT ? gig : pay;
    const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(row.url ?? '');
    return isLocal && pathOf(row.url) !== pathOf(setUp) ? row.url : setUp;
  }
}

function pathOf(url: string | undefined): string | undefined {
  return url === undefined || !URL.canParse(url) ? undefined : new URL(url).pathname;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
