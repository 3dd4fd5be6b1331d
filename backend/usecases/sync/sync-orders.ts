import { orderKeyOf } from '../../../core/commission/order-snapshot';
import type { Json } from '../../ports/document-database';
import type { OrderRechecks } from '../../ports/order-rechecks';
import { Outage } from '../../ports/outage';
import type { OrderKey } from '../../ports/store-platform';
import { enoughTimeMs, type KeptPlace } from './job-turn';
import { type LookAtOrderPorts, type LookCounts, OrderLooks } from './look-at-order';
import { readAhead } from './read-ahead';
import { type ListedRange, type RecentReads, rangesOf, withReads } from './recent-reads';

export interface SyncOrdersPorts extends LookAtOrderPorts {
  readonly rechecks: OrderRechecks;
}

export interface SyncRun extends LookCounts {
  readonly finished: boolean;
}

/** How far each window reaches back over the one before: the platform lists an order a little after it changed. */
const overlapSec = 10 * 60;
/** So far our clock may be ahead of the platform's. */
const clockDifferenceSec = 60;
/**
 * The newest seconds are left to the next run. Whatever is read in a window is then read after all of it has passed, on
 * anybody's clock, and need not be read again when the next one reaches back over it.
 */
const tooFreshSec = clockDifferenceSec;
/** A deployment that polls for the first time looks this far back. */
const firstLookbackSec = 24 * 3600;
/** The longest window of one list; the platform states no limit, so a long outage is walked in days. */
const longestWindowSec = 24 * 3600;

/** Where the poll is: everything before `doneToSec` has been seen; a window that was broken off goes on at its page. */
interface SyncCursor {
  readonly doneToSec: number;
  readonly window: OrderWindow | null;
  /** Windows over which the next one reaches back. */
  readonly recent: readonly RecentReads[];
}

/** A window that is being walked: at a page of its first range, with how many orders were read so far. */
interface OrderWindow {
  readonly toSec: number;
  readonly ranges: readonly ListedRange[];
  readonly nextKey: string;
  readonly read: number;
}

/**
 * The net under a lost push: walks the orders by update time, window by window with overlap, and brings the books up to
 * each that is not known to be as it was read. A run that is out of time leaves its place. What cannot be booked now
 * goes to the inbox, so that the walk never stands still.
 *
 * Database calls besides those of the orders: 1 a page on which one was read, and 1 a page that may hold known ones.
 */
export async function syncOrders(ports: SyncOrdersPorts, place: KeptPlace, leftMs: () => number): Promise<SyncRun> {
  return new OrderWalk(ports, leftMs, place).run();
}

class OrderWalk {
  private readonly looks: OrderLooks;
  private readonly details: ReturnType<typeof readAhead>;
  /** Whether the window was begun by an earlier run, which may have read some of it. */
  private isResumed: boolean;

  constructor(
    private readonly ports: SyncOrdersPorts,
    private readonly leftMs: () => number,
    private readonly place: KeptPlace,
  ) {
    this.details = readAhead(ports.platform);
    this.looks = new OrderLooks({ ...ports, platform: this.details.platform });
    if (place.current() === null)
      this.moveTo({ doneToSec: this.nowSec() - firstLookbackSec, window: null, recent: [] });
    this.isResumed = this.cursor.window !== null;
  }

  async run(): Promise<SyncRun> {
    for (;;) {
      const window = this.nextWindow();
      if (!window) return this.report(true);
      this.moveTo({ ...this.cursor, window });
      const nextKey = await this.walkPage(window);
      if (nextKey === undefined) return this.report(false);
      this.moveOn(nextKey);
      // The last place of a run is written when the lease is given back.
      if (this.nextWindow() && !(await this.place.save())) return this.report(false);
    }
  }

  private get cursor(): SyncCursor {
    return this.place.current() as unknown as SyncCursor;
  }

  private moveTo(cursor: SyncCursor): void {
    this.place.moveTo(cursor as unknown as Json);
  }

  private nowSec(): number {
    return Math.floor(this.ports.clock.nowMs() / 1000);
  }

  private nextWindow(): OrderWindow | undefined {
    const { doneToSec, window, recent } = this.cursor;
    if (window) return window;
    const newestSec = this.nowSec() - tooFreshSec;
    if (newestSec <= doneToSec) return undefined;
    const toSec = Math.min(newestSec, doneToSec + longestWindowSec);
    const ranges = rangesOf(recent, { overlapFromSec: doneToSec - overlapSec, doneToSec, toSec });
    return { toSec, ranges, nextKey: '', read: 0 };
  }

  /** To the next page, the next range, or the end of the window. */
  private moveOn(nextKey: string | null): void {
    const { window, recent, doneToSec } = this.cursor;
    if (!window) return;
    const ranges = nextKey === null ? window.ranges.slice(1) : window.ranges;
    if (ranges.length > 0) {
      this.moveTo({ doneToSec, recent, window: { ...window, ranges, nextKey: nextKey ?? '' } });
      return;
    }
    const { toSec, read: count } = window;
    this.isResumed = false;
    this.moveTo({ doneToSec: toSec, window: null, recent: withReads(recent, { toSec, count }, toSec - overlapSec) });
  }

  /** The key of the next page, null at the range's end, undefined when the run must stop before this page is done. */
  private async walkPage(window: OrderWindow): Promise<string | null | undefined> {
    const [range] = window.ranges;
    if (!range) return null;
    if (this.leftMs() < enoughTimeMs) return undefined;
    const page = await this.ports.platform.listOrdersByUpdateTime(range, window.nextKey);
    if (!page.ok) {
      // The key of a page may have gone stale since an earlier run; the range is then walked from its start.
      this.moveTo({ ...this.cursor, window: { ...window, nextKey: '' } });
      throw new Outage('order/list/get', `${page.errcode} ${page.detail}`, false);
    }
    const mayBeKnown = this.isResumed || window.ranges.length > 1;
    const known = mayBeKnown ? await this.findKnown(page.value.keys, range) : new Set<string>();
    const unknown = page.value.keys.filter((key) => !known.has(orderKeyOf(key)));
    return (await this.readAll(unknown)) ? page.value.nextKey : undefined;
  }

  /**
   * Those orders of a page that were read after all of its range had passed: what they say of a change within the range
   * is known, and a later change would have taken them out of the range.
   */
  private findKnown(keys: readonly OrderKey[], range: ListedRange): Promise<ReadonlySet<string>> {
    return this.ports.rechecks.listReadSince(keys, (range.toSec + clockDifferenceSec) * 1000);
  }

  /** False when time did not last for all of them. */
  private async readAll(keys: readonly OrderKey[]): Promise<boolean> {
    const startedAtMs = this.ports.clock.nowMs();
    const read: OrderKey[] = [];
    try {
      for (const [index, key] of keys.entries()) {
        if (this.leftMs() < enoughTimeMs) return false;
        this.details.expect(keys.slice(index));
        if ((await this.looks.look(key, this.leftMs)) !== 'kept-for-later') read.push(key);
      }
      return true;
    } finally {
      this.count(read.length);
      await this.ports.rechecks.markRead(read, startedAtMs);
    }
  }

  private count(read: number): void {
    const { window } = this.cursor;
    if (window) this.moveTo({ ...this.cursor, window: { ...window, read: window.read + read } });
  }

  private report(finished: boolean): SyncRun {
    return { ...this.looks.counts(), finished };
  }
}
