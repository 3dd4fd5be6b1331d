import { nowSec, type StoreContext } from '../store-context';
import type { OrderLine, OrderRow } from '../store-state';
import { bookLine } from './book-funds';
import { lineIndexOf } from './line-index';

/** Tells the agency where a commission order stands now. A line without commission is none of its business. */
export function announce(context: StoreContext, order: OrderRow, line: OrderLine): void {
  if (!line.commission) return;
  context.tell('head_supplier_commission_order_update', {
    order_info: {
      order_id: order.order_id,
      sku_id: line.sku_id,
      commission_order_status: line.commission.status,
      order_status: order.order_status,
      version: String(line.version),
    },
  });
}

/** One step of lines of an order: change, then a higher version, a later update_time, and word to the agency. */
export function stepLines(context: StoreContext, order: OrderRow, lines: OrderLine[], change: () => void): void {
  change();
  for (const line of lines) {
    line.version += 1;
    line.update_time = laterThan(context, line.update_time);
    lineIndexOf(context.state).moved(line);
    followClue(order, line);
    bookLine(context, order, line);
  }
  for (const line of lines) announce(context, order, line);
  context.ordersChanged();
}

/** A step of the whole order: also the order's own update_time rises. */
export function stepOrder(context: StoreContext, order: OrderRow, change: () => void): void {
  stepLines(context, order, order.lines, () => {
    change();
    order.update_time = laterThan(context, order.update_time);
  });
}

/** A clue has the order's fate and no money: settled with the receipt, gone with the refund. */
function followClue(order: OrderRow, line: OrderLine): void {
  if (!line.clue) return;
  if (line.refunded === line.payment || order.order_status === 250) line.clue.status = 200;
  else if (order.order_status === 100) line.clue.status = 100;
}

function laterThan(context: StoreContext, last: number): number {
  const now = nowSec(context);
  return context.settings.sameSecondUpdates ? now : Math.max(now, last + 1);
}
