import { orderKeyOf } from '../../../core/commission/order-snapshot';
import type { Json } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { OrderKey } from '../../ports/store-platform';
import type { WorkLease } from '../../ports/work-lease';
import { enoughTimeMs } from './job-turn';
import { type LookAtOrderPorts, type LookCounts, OrderLooks } from './look-at-order';
import { readAhead } from './read-ahead';
import { isReadAfter, type ListedRange, type RecentReads, rangesOf, withKey, withReads } from './recent-reads';

export interface SyncOrdersPorts extends LookAtOrderPorts {
  readonly leases: WorkLease;
}

export interface SyncRun extends LookCounts {
  readonly finished: boolean;
}

/** How far each window reaches back over the one before: the platform lists an order a little after it changed. */
const overlapSec = 10 * 60;
/** The newest seconds are left to the next run, because their list is still growing. */
const tooFreshSec = 15;
/** So far our clock may be ahead of the platform's: what changed in a window's last minute counts as not yet read. */
const clockDifferenceSec = 60;
/** A deployment that polls for the first time looks this far back. */
const firstLookbackSec = 24 * 3600;
/** The longest window of one list; the platform states no limit, so a long outage is walked in days. */
const longestWindowSec = 24 * 3600;
const leaseMs = 90_000;
const leaseName = 'sync-orders';

/** Where the poll is: everything before `doneToSec` has been seen; a window that was broken off goes on at its page. */
interface SyncCursor {
  readonly doneToSec: number;
  readonly window: OrderWindow | null;
  /** Orders that were read in windows over which the next one reaches back. */
  readonly recent: readonly RecentReads[];
}

/** A window that is being walked: at a page of its first range, with the orders that were read so far. */
interface OrderWindow {
  readonly toSec: number;
  readonly ranges: readonly ListedRange[];
  readonly nextKey: string;
  readonly read: readonly string[];
}

/**
 * The net under a lost push: walks the orders by update time, window by window with overlap, and brings the books up to
 * each that is not known to be as it was read. One run at a time; a run that is out of time leaves its place. What cannot be booked now goes to the inbox, so
 * that the walk never stands still.
 *
 * @returns undefined when another run holds the lease.
 */
export async function syncOrders(
  ports: SyncOrdersPorts,
  holder: string,
  leftMs: () => number,
): Promise<SyncRun | undefined> {
  const nowMs = ports.clock.nowMs();
  const lease = await ports.leases.take(leaseName, holder, nowMs, leaseMs);
  if (!lease) return undefined;
  const walk = new OrderWalk(ports, leftMs, cursorOf(lease.cursor, nowMs));
  try {
    return await walk.run((cursor) => ports.leases.keepCursor(leaseName, holder, cursor as unknown as Json));
  } finally {
    await ports.leases.release(leaseName, holder, walk.cursor as unknown as Json);
  }
}

function cursorOf(stored: Json, nowMs: number): SyncCursor {
  if (stored !== null) return stored as unknown as SyncCursor;
  return { doneToSec: Math.floor(nowMs / 1000) - firstLookbackSec, window: null, recent: [] };
}

class OrderWalk {
  private readonly looks: OrderLooks;
  private readonly details: ReturnType<typeof readAhead>;

  constructor(
    private readonly ports: SyncOrdersPorts,
    private readonly leftMs: () => number,
    public cursor: SyncCursor,
  ) {
    this.details = readAhead(ports.platform);
    this.looks = new OrderLooks({ ...ports, platform: this.details.platform });
  }

  async run(keepCursor: (cursor: SyncCursor) => Promise<boolean>): Promise<SyncRun> {
    for (;;) {
      const window = this.nextWindow();
      if (!window) return this.report(true);
      this.cursor = { ...this.cursor, window };
      const nextKey = await this.walkPage(window);
      if (nextKey === undefined) return this.report(false);
      this.moveOn(nextKey);
      // The last place of a run is written when the lease is given back.
      if (this.nextWindow() && !(await keepCursor(this.cursor))) return this.report(false);
    }
  }

  private nextWindow(): OrderWindow | undefined {
    const { doneToSec, window, recent } = this.cursor;
    if (window) return window;
    const newestSec = Math.floor(this.ports.clock.nowMs() / 1000) - tooFreshSec;
    if (newestSec <= doneToSec) return undefined;
    const toSec = Math.min(newestSec, doneToSec + longestWindowSec);
    const ranges = rangesOf(recent, { overlapFromSec: doneToSec - overlapSec, doneToSec, toSec });
    return { toSec, ranges, nextKey: '', read: [] };
  }

  /** To the next page, the next range, or the end of the window. */
  private moveOn(nextKey: string | null): void {
    const { window, recent, doneToSec } = this.cursor;
    if (!window) return;
    const ranges = nextKey === null ? window.ranges.slice(1) : window.ranges;
    if (ranges.length > 0) {
      this.cursor = { doneToSec, recent, window: { ...window, ranges, nextKey: nextKey ?? '' } };
      return;
    }
    const { toSec, read } = window;
    const reads = { toSec: toSec - clockDifferenceSec, keys: read };
    this.cursor = { doneToSec: toSec, window: null, recent: withReads(recent, reads, toSec - overlapSec) };
  }

  /** The key of the next page, null at the range's end, undefined when the run must stop before this page is done. */
  private async walkPage(window: OrderWindow): Promise<string | null | undefined> {
    const [range] = window.ranges;
    if (!range) return null;
    if (this.leftMs() < enoughTimeMs) return undefined;
    const page = await this.ports.platform.listOrdersByUpdateTime(range, window.nextKey);
    if (!page.ok) {
      // The key of a page may have gone stale since an earlier run; the range is then walked from its start.
      this.cursor = { ...this.cursor, window: { ...window, nextKey: '' } };
      throw new Outage('order/list/get', `${page.errcode} ${page.detail}`, false);
    }
    const { recent } = this.cursor;
    const unread = page.value.keys.filter((key) => !isReadAfter(recent, range, orderKeyOf(key)));
    for (const [index, key] of unread.entries()) {
      if (this.leftMs() < enoughTimeMs) return undefined;
      this.details.expect(unread.slice(index));
      await this.look(key);
    }
    return page.value.nextKey;
  }

  private async look(key: OrderKey): Promise<void> {
    const looked = await this.looks.look(key, this.leftMs);
    const { window } = this.cursor;
    if (looked === 'kept-for-later' || !window) return;
    this.cursor = { ...this.cursor, window: { ...window, read: withKey(window.read, orderKeyOf(key)) } };
  }

  private report(finished: boolean): SyncRun {
    return { ...this.looks.counts(), finished };
  }
}
