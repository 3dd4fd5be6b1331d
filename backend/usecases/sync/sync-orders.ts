import type { Json } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { WorkLease } from '../../ports/work-lease';
import { enoughTimeMs } from './job-turn';
import { type LookAtOrderPorts, type LookCounts, OrderLooks } from './look-at-order';
import { readAhead } from './read-ahead';

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
/** A deployment that polls for the first time looks this far back. */
const firstLookbackSec = 24 * 3600;
/** The longest window of one list; the platform states no limit, so a long outage is walked in days. */
const longestWindowSec = 24 * 3600;
const leaseMs = 90_000;
const leaseName = 'sync-orders';

/** Where the poll is: everything before `doneToSec` has been seen; a window that was broken off goes on at its page. */
interface SyncCursor {
  readonly doneToSec: number;
  readonly window: { readonly fromSec: number; readonly toSec: number; readonly nextKey: string } | null;
}

/**
 * The net under a lost push: walks the orders by update time, window by window with overlap, and brings the books up to
 * each. One run at a time; a run that is out of time leaves its place. What cannot be booked now goes to the inbox, so
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
  return { doneToSec: Math.floor(nowMs / 1000) - firstLookbackSec, window: null };
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
      const nextKey = await this.walkPage(window);
      if (nextKey === undefined) return this.report(false);
      this.cursor =
        nextKey === null
          ? { doneToSec: window.toSec, window: null }
          : { doneToSec: this.cursor.doneToSec, window: { ...window, nextKey } };
      // The last place of a run is written when the lease is given back.
      if (this.nextWindow() && !(await keepCursor(this.cursor))) return this.report(false);
    }
  }

  private nextWindow(): NonNullable<SyncCursor['window']> | undefined {
    if (this.cursor.window) return this.cursor.window;
    const newestSec = Math.floor(this.ports.clock.nowMs() / 1000) - tooFreshSec;
    const { doneToSec } = this.cursor;
    if (newestSec <= doneToSec) return undefined;
    return { fromSec: doneToSec - overlapSec, toSec: Math.min(newestSec, doneToSec + longestWindowSec), nextKey: '' };
  }

  /** The key of the next page, null at the window's end, undefined when the run must stop before this page is done. */
  private async walkPage(window: NonNullable<SyncCursor['window']>): Promise<string | null | undefined> {
    if (this.leftMs() < enoughTimeMs) return undefined;
    const page = await this.ports.platform.listOrdersByUpdateTime(window, window.nextKey);
    if (!page.ok) {
      // The key of a page may have gone stale since an earlier run; the window is then walked from its start.
      this.cursor = { doneToSec: this.cursor.doneToSec, window: null };
      throw new Outage('order/list/get', `${page.errcode} ${page.detail}`, false);
    }
    for (const [index, key] of page.value.keys.entries()) {
      if (this.leftMs() < enoughTimeMs) return undefined;
      this.details.expect(page.value.keys.slice(index));
      await this.looks.look(key, this.leftMs);
    }
    return page.value.nextKey;
  }

  private report(finished: boolean): SyncRun {
    return { ...this.looks.counts(), finished };
  }
}
