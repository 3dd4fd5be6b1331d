import type { Json } from '../../ports/document-database';
import type { Inbox } from '../../ports/inbox';
import { Outage } from '../../ports/outage';
import type { OrderKey } from '../../ports/store-platform';
import type { WorkLease } from '../../ports/work-lease';
import { applyOrderNews, type OrderNewsPorts } from '../events/apply-order-news';
import { failureText } from '../events/failure-text';

export interface SyncOrdersPorts extends OrderNewsPorts {
  readonly inbox: Inbox;
  readonly leases: WorkLease;
}

export interface SyncRun {
  readonly looked: number;
  readonly changed: number;
  readonly keptForLater: number;
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
/** With less than this left, no page and no order is begun. */
const enoughTimeMs = 5_000;
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
  private looked = 0;
  private changed = 0;
  private keptForLater = 0;

  constructor(
    private readonly ports: SyncOrdersPorts,
    private readonly leftMs: () => number,
    public cursor: SyncCursor,
  ) {}

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
    for (const key of page.value.keys) {
      if (this.leftMs() < enoughTimeMs) return undefined;
      await this.look(key);
    }
    return page.value.nextKey;
  }

  private async look(key: OrderKey): Promise<void> {
    this.looked += 1;
    try {
      const result = await applyOrderNews(this.ports, { key }, { mayWait: () => this.leftMs() > 8_000 });
      if (result.ok) this.changed += result.value === 'unchanged' ? 0 : 1;
      else await this.keepForLater(key, result.detail === undefined ? result.code : `${result.code}: ${result.detail}`);
    } catch (error) {
      // Even a mistake of ours about one order must not stop the walk: the inbox tries it again and tells a person.
      await this.keepForLater(key, failureText(error));
    }
  }

  private async keepForLater(key: OrderKey, reason: string): Promise<void> {
    const nowMs = this.ports.clock.nowMs();
    const orderKey = `${key.orderId}|${key.skuId}`;
    this.keptForLater += 1;
    this.ports.journal.alarm('POLLED_ORDER_KEPT_FOR_LATER', { orderKey, reason });
    const body = JSON.stringify({ polledAtMs: nowMs, reason });
    const event = { kind: 'order-updated', receivedAtMs: nowMs, orderKey, receiptSeenAtMs: null, body } as const;
    await this.ports.inbox.add({ id: `poll|${orderKey}|${nowMs}`, ...event });
  }

  private report(finished: boolean): SyncRun {
    const { looked, changed, keptForLater } = this;
    return { looked, changed, keptForLater, finished };
  }
}
