import type { StoreContext } from '../store-context';
import type { OrderLine, OrderRow, StoreState } from '../store-state';

/** All order numbers lie above 2^53, one apart, so that whoever rounds them merges two orders. */
const FIRST_ORDER_NUMBER = 3_727_324_701_692_140_032n;

export type IndexedLine = { order: OrderRow; line: OrderLine; place: number };
export type TimeKind = 'create' | 'update';
/** Where a page ended: the time of its last line and its place among all lines. */
export type LineCursor = { atSec: number; place: number };

type Entry = IndexedLine & { atSec: number };

/** The number that the next order gets. */
export function nextOrderId(context: StoreContext): string {
  return String(FIRST_ORDER_NUMBER + BigInt(context.state.orders.length));
}

/** Finds an order by its number without looking through all of them. */
export function orderById(context: StoreContext, order_id: string): OrderRow | undefined {
  if (!/^\d{1,30}$/.test(order_id)) return undefined;
  const place = BigInt(order_id) - FIRST_ORDER_NUMBER;
  return place < 0n || place >= BigInt(context.state.orders.length) ? undefined : context.state.orders[Number(place)];
}

/** Every line of every order by time, so that a page costs the same among ten orders and ten thousand. */
export class LineIndex {
  private readonly byTime: Record<TimeKind, Entry[]> = { create: [], update: [] };
  private readonly updatedAt = new Map<OrderLine, Entry>();
  private lines = 0;

  constructor(state: StoreState) {
    this.addAll(state.orders);
  }

  /** Takes new orders in; many at once are sorted in one go. */
  addAll(orders: readonly OrderRow[]): void {
    for (const order of orders) {
      for (const line of order.lines) {
        const facts = { order, line, place: this.lines };
        this.lines += 1;
        const updated = { ...facts, atSec: line.update_time };
        this.byTime.create.push({ ...facts, atSec: order.create_time });
        this.byTime.update.push(updated);
        this.updatedAt.set(line, updated);
      }
    }
    for (const kind of ['create', 'update'] as const) this.byTime[kind].sort(compare);
  }

  /** Moves a line to where its update_time puts it now. */
  moved(line: OrderLine): void {
    const entry = this.updatedAt.get(line);
    if (!entry || entry.atSec === line.update_time) return;
    const list = this.byTime.update;
    list.splice(firstNotBefore(list, entry), 1);
    entry.atSec = line.update_time;
    list.splice(firstNotBefore(list, entry), 0, entry);
  }

  /** Lines of a time range (both ends count) that pass, after a cursor, at most `limit`. */
  page(
    kind: TimeKind,
    wish: { start: number; end: number; after?: LineCursor | undefined; limit: number },
    passes: (row: IndexedLine) => boolean,
  ): Entry[] {
    const list = this.byTime[kind];
    const from = wish.after ? { ...wish.after, place: wish.after.place + 1 } : { atSec: wish.start, place: 0 };
    const found: Entry[] = [];
    for (let at = firstNotBefore(list, from); at < list.length && found.length < wish.limit; at += 1) {
      const entry = list[at];
      if (!entry || entry.atSec > wish.end) break;
      if (passes(entry)) found.push(entry);
    }
    return found;
  }
}

const indexes = new WeakMap<StoreState, LineIndex>();

/** The index of a state: built when first asked for, kept up by whoever changes orders. */
export function lineIndexOf(state: StoreState): LineIndex {
  const index = indexes.get(state) ?? new LineIndex(state);
  indexes.set(state, index);
  return index;
}

function compare(a: LineCursor, b: LineCursor): number {
  return a.atSec - b.atSec || a.place - b.place;
}

function firstNotBefore(list: readonly Entry[], wanted: LineCursor): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = list[middle];
    if (entry && compare(entry, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
