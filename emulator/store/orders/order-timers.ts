import type { TimedWork } from '../../clock/virtual-clock';
import type { StoreContext } from '../store-context';
import type { OrderRow } from '../store-state';
import { cancelOrder, receiveOrder, settleOrder } from './order-life';

/** What orders do by themselves: unpaid ones lapse, shipped ones count as received, commissions settle. */
export class OrderTimers implements TimedWork {
  readonly name = 'store-orders';
  private next: { dueMs: number | undefined } | undefined;

  constructor(private readonly context: () => StoreContext | undefined) {}

  /** To be called after any change of an order: the next moment is computed anew. */
  changed(): void {
    this.next = undefined;
  }

  nextDueMs(): number | undefined {
    const context = this.context();
    if (!context) return undefined;
    this.next ??= { dueMs: earliestMs(context.state.orders) };
    return this.next.dueMs;
  }

  /** Runs whatever is due, earliest first; what a step itself makes due is looked for again. */
  async runDue(nowMs: number): Promise<void> {
    for (;;) {
      const context = this.context();
      const due = context ? dueUntil(context.state.orders, nowMs) : [];
      if (!context || due.length === 0) return;
      for (const { order, atMs } of due) if (dueMsOf(order) === atMs) runStep(context, order);
      this.changed();
    }
  }
}

function earliestMs(orders: readonly OrderRow[]): number | undefined {
  let best: number | undefined;
  for (const order of orders) {
    const atMs = dueMsOf(order);
    if (atMs !== undefined && (best === undefined || atMs < best)) best = atMs;
  }
  return best;
}

function dueUntil(orders: readonly OrderRow[], nowMs: number): { order: OrderRow; atMs: number }[] {
  const due: { order: OrderRow; atMs: number }[] = [];
  for (const order of orders) {
    const atMs = dueMsOf(order);
    if (atMs !== undefined && atMs <= nowMs) due.push({ order, atMs });
  }
  return due.sort((a, b) => a.atMs - b.atMs);
}

/** An order waits for one thing at a time: its payment, its receipt, then the settlement of its lines. */
function dueMsOf(order: OrderRow): number | undefined {
  const waiting = order.unpaidDueMs ?? order.receiptDueMs;
  if (waiting !== undefined) return waiting;
  let best: number | undefined;
  for (const { commission } of order.lines) {
    const atMs = commission?.settleDueMs;
    if (atMs !== undefined && (best === undefined || atMs < best)) best = atMs;
  }
  return best;
}

function runStep(context: StoreContext, order: OrderRow): void {
  if (order.unpaidDueMs !== undefined) cancelOrder(context, order);
  else if (order.receiptDueMs !== undefined) receiveOrder(context, order);
  else settleOrder(context, order);
}
