import type { TimedWork } from '../../clock/virtual-clock';
import type { StoreContext } from '../store-context';
import type { OrderRow } from '../store-state';
import { cancelOrder, receiveOrder, settleOrder } from './order-life';

type Due = { atMs: number; run: () => void };

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
    this.next ??= { dueMs: earliest(context)?.atMs };
    return this.next.dueMs;
  }

  async runDue(nowMs: number): Promise<void> {
    for (;;) {
      const context = this.context();
      const due = context && earliest(context);
      if (!due || due.atMs > nowMs) return;
      due.run();
      this.changed();
    }
  }
}

function earliest(context: StoreContext): Due | undefined {
  let best: Due | undefined;
  for (const order of context.state.orders) {
    const due = dueOf(context, order);
    if (due && (!best || due.atMs < best.atMs)) best = due;
  }
  return best;
}

function dueOf(context: StoreContext, order: OrderRow): Due | undefined {
  if (order.unpaidDueMs !== undefined) return { atMs: order.unpaidDueMs, run: () => cancelOrder(context, order) };
  if (order.receiptDueMs !== undefined) return { atMs: order.receiptDueMs, run: () => receiveOrder(context, order) };
  const settleDueMs = order.lines.flatMap((line) => line.commission?.settleDueMs ?? []).sort((a, b) => a - b)[0];
  if (settleDueMs === undefined) return undefined;
  return { atMs: settleDueMs, run: () => settleOrder(context, order) };
}
