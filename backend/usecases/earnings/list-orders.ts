import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { EarnedOrders } from '../../ports/earned-orders';
import type { StoredOrder } from '../../ports/order-books';
import { orderView } from './order-view';
import type { ReadWalletPorts } from './read-wallet';

const pageSize = 20;
/** The lines of one order share their moment and stay on one page; an order has far fewer than this. */
const longestPage = 120;
/** Of orders in a state that has no index this many are looked through for one page. */
const scanSize = 1000;
const mostScans = 3;

export interface ListOrdersPorts extends ReadWalletPorts {
  readonly earned: EarnedOrders;
}

/** In which state orders are looked for; `frozen` is ordered by the day from which it is free, all others by age. */
export type OrdersFilter = 'frozen' | 'available' | 'held' | 'reversed' | 'estimated' | 'platform';

export interface OrdersPlace {
  readonly filter?: OrdersFilter | undefined;
  readonly beforeMs?: number | undefined;
  /** Of frozen orders: the day in which the page before ended, '' among those without a day. */
  readonly afterDay?: string | undefined;
}

interface OrderPage {
  readonly orders: readonly ReturnType<typeof orderView>[];
  readonly nextBeforeMs: number | null;
  readonly nextAfterDay?: string;
}

/**
 * The promoter's orders, about 20 a page: the newest first, and frozen ones by the day from which they are free, those
 * without a day last. A page ends between two moments, never between two lines of one order; it may be short, even
 * empty, with more to come. Calls: 1, of frozen orders 3 at most, of a state that is looked through 3 at most.
 *
 * Rejections: `not-bound`.
 */
export async function listOrders(
  ports: ListOrdersPorts,
  openid: string,
  place: OrdersPlace,
): Promise<Outcome<OrderPage, 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const { agency } = await ports.settings.current();
  const nowMs = ports.clock.nowMs();
  const view = (stored: StoredOrder) => orderView(stored, { agency, nowMs });
  const beforeMs = place.beforeMs ?? Number.MAX_SAFE_INTEGER;
  switch (place.filter) {
    case undefined: {
      const found = await ports.books.listOrdersOf(promoter, { beforeMs, limit: longestPage });
      const { page, lastMs } = cutPage(found);
      return ok({ orders: page.map(view), nextBeforeMs: lastMs });
    }
    case 'held': {
      const { page, lastMs } = cutPage(await ports.earned.listIn(promoter, 'held', { beforeMs, limit: longestPage }));
      return ok({ orders: page.map(view), nextBeforeMs: lastMs });
    }
    case 'frozen':
      return ok(await frozenPage(ports, promoter, place, view));
    default:
      return ok(await scannedPage(ports, promoter, { filter: place.filter, beforeMs }, view));
  }
}

/** The first orders of some, about 20, and the moment before which the next page begins; null when they are all. */
function cutPage(found: readonly StoredOrder[]) {
  const lastMs = momentOf(found[pageSize - 1]) ?? 0;
  const page = found.filter(({ row }) => row.snapshot.createdAtMs >= lastMs);
  const isLast = page.length === found.length && found.length < longestPage;
  return { page, lastMs: isLast ? null : lastMs };
}

function momentOf(stored: StoredOrder | undefined): number | undefined {
  return stored?.row.snapshot.createdAtMs;
}

type View = (stored: StoredOrder) => ReturnType<typeof orderView>;

async function frozenPage(
  { earned, clock }: ListOrdersPorts,
  promoter: string,
  { afterDay, beforeMs }: OrdersPlace,
  view: View,
): Promise<OrderPage> {
  const dateless = (before: number) => earned.listIn(promoter, 'frozen', { beforeMs: before, limit: longestPage });
  if (afterDay === '') {
    const { page, lastMs } = cutPage(await dateless(beforeMs ?? Number.MAX_SAFE_INTEGER));
    return frozenAnswer(page.map(view), lastMs, '');
  }
  const from = { day: afterDay ?? beijingDayOf(clock.nowMs()), beforeMs: afterDay === undefined ? 0 : (beforeMs ?? 0) };
  const dated = await earned.listDated(promoter, from, longestPage);
  const last = dated[pageSize - 1];
  const cut = last ? dated.findIndex((one, index) => index >= pageSize && !isBeside(one, last)) : -1;
  if (last && (cut > 0 || dated.length === longestPage)) {
    const page = cut > 0 ? dated.slice(0, cut) : dated;
    return frozenAnswer(page.map(view), momentOf(last) ?? 0, last.row.dueDay ?? '');
  }
  // The days are over: the rest has none.
  const { page, lastMs } = cutPage(await dateless(Number.MAX_SAFE_INTEGER));
  return frozenAnswer([...dated, ...page].map(view), lastMs, '');
}

function isBeside({ row }: StoredOrder, other: StoredOrder): boolean {
  return row.dueDay === other.row.dueDay && row.snapshot.createdAtMs === other.row.snapshot.createdAtMs;
}

function frozenAnswer(orders: readonly ReturnType<View>[], nextBeforeMs: number | null, nextAfterDay: string) {
  const frozen = orders.filter(({ state }) => state.state === 'frozen');
  return { orders: frozen, nextBeforeMs, ...(nextBeforeMs === null ? {} : { nextAfterDay }) };
}

async function scannedPage(
  { books }: ListOrdersPorts,
  promoter: string,
  { filter, beforeMs }: { readonly filter: Exclude<OrdersFilter, 'frozen' | 'held'>; readonly beforeMs: number },
  view: View,
): Promise<OrderPage> {
  const fits = (order: ReturnType<View>) =>
    filter === 'platform' ? order.settledBy === 'platform' : order.state.state === filter;
  const found: ReturnType<View>[] = [];
  let before = beforeMs;
  for (let scan = 0; scan < mostScans; scan += 1) {
    const read = await books.listOrdersOf(promoter, { beforeMs: before, limit: scanSize });
    const isLast = read.length < scanSize;
    // What shares the last moment of a full reading may go on: it is read again with the next one.
    const endMs = isLast ? 0 : (momentOf(read[read.length - 1]) ?? 0);
    for (const order of read.filter((stored) => isLast || (momentOf(stored) ?? 0) > endMs).map(view)) {
      const lastMs = found[pageSize - 1]?.createdAtMs;
      if (lastMs !== undefined && order.createdAtMs < lastMs) return { orders: found, nextBeforeMs: lastMs };
      if (fits(order)) found.push(order);
    }
    if (isLast) return { orders: found, nextBeforeMs: null };
    before = endMs + 1;
  }
  return { orders: found, nextBeforeMs: before };
}
