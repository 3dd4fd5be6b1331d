import { PlayRefused } from '../play/play-refused';
import { nowSec, type StoreContext } from '../store-context';
import type { OrderLine, OrderRow } from '../store-state';
import { productOf } from '../world-facts';
import { stepLines, stepOrder } from './order-steps';

const DAY_MS = 86_400_000;
const SHIPPABLE = [20, 21];
const RECEIVABLE = [20, 21, 30];

/**
 * The buyer pays: the order is to be shipped (20), a gift waits for its receiver (12), a voucher is to be used (17). Refused
 * as `not-unpaid` unless it is at 10.
 */
export function payOrder(context: StoreContext, order: OrderRow): void {
  need(order, [10], 'not-unpaid', 'only an unpaid order (10) can be paid');
  stepOrder(context, order, () => {
    order.pay_time = nowSec(context);
    order.order_status = afterPayment(context, order);
    delete order.unpaidDueMs;
  });
}

/** A present waits for its receiver, a voucher of local life for its use; everything else is to be shipped. */
function afterPayment(context: StoreContext, order: OrderRow): number {
  if (order.gift) return 12;
  return isVoucher(context, order) ? 17 : 20;
}

function isVoucher(context: StoreContext, order: OrderRow): boolean {
  return order.lines.every((line) => productOf(context, line.product_id)?.isVoucher === true);
}

/** Somebody takes the gift: it is to be shipped now, and the receiver is known. */
export function acceptGift(context: StoreContext, order: OrderRow, receiver: string): void {
  need(order, [12], 'not-a-waiting-gift', 'only a paid gift (12) can be accepted: place it with gift: true and pay it');
  stepOrder(context, order, () => {
    order.receiver = receiver;
    order.order_status = isVoucher(context, order) ? 17 : 20;
  });
}

/** Ships everything or one sku. Auto-receipt counts from the moment the last sku is shipped. */
export function shipOrder(context: StoreContext, order: OrderRow, sku_id?: string): void {
  need(order, SHIPPABLE, 'not-to-ship', 'only a paid order (20, 21) can be shipped');
  const lines = sku_id ? [lineOf(order, sku_id)] : order.lines;
  stepOrder(context, order, () => {
    for (const line of lines) if (!order.shippedSkuIds.includes(line.sku_id)) order.shippedSkuIds.push(line.sku_id);
    const complete = order.lines.every((line) => order.shippedSkuIds.includes(line.sku_id));
    order.order_status = complete ? 30 : 21;
    if (complete) order.receiptDueMs = context.nowMs() + context.settings.autoReceiptDays * DAY_MS;
  });
}

/** The voucher is used in the shop: the order is complete. */
export function redeemVoucher(context: StoreContext, order: OrderRow): void {
  need(order, [17], 'not-a-voucher', 'only a paid voucher (17) can be used: order a product that is one');
  completeOrder(context, order);
}

/** The buyer confirms receipt; the settlement of every line follows by itself. */
export function receiveOrder(context: StoreContext, order: OrderRow): void {
  need(order, RECEIVABLE, 'not-to-receive', 'only a paid order that is not received yet (20, 21, 30) can be received');
  completeOrder(context, order);
}

function completeOrder(context: StoreContext, order: OrderRow): void {
  stepOrder(context, order, () => {
    order.order_status = 100;
    delete order.receiptDueMs;
    const settleDueMs = context.nowMs() + context.settings.settleAfterReceiptDays * DAY_MS;
    for (const line of order.lines) if (line.commission?.status === 20) line.commission.settleDueMs = settleDueMs;
  });
}

/** Settles the commission of every line that is still open, whatever the order's own status is. */
export function settleOrder(context: StoreContext, order: OrderRow): OrderLine[] {
  if (order.pay_time === 0) throw new PlayRefused('not-paid', 'an order that nobody paid has nothing to settle');
  const open = order.lines.filter((line) => line.commission?.status === 20);
  if (open.length === 0)
    throw new PlayRefused('nothing-to-settle', 'no line of this order has an unsettled commission');
  stepLines(context, order, open, () => {
    for (const line of open) settleLine(context, line);
  });
  return open;
}

/** Settles the commission of one line now (100); a line without commission is left as it is. */
export function settleLine(context: StoreContext, line: OrderLine): void {
  if (!line.commission) return;
  line.commission.status = 100;
  line.commission.profit_sharding_suc_time = nowSec(context);
  delete line.commission.settleDueMs;
}

/**
 * Gives money back: part of a line (actual_payment falls and amounts are computed again) or all of a line or order
 * (commission 200). The order itself becomes 200 when nothing paid is left. Works before and after settlement.
 * @param wish.amount fen; left out = everything that is left.
 */
export function refundOrder(context: StoreContext, order: OrderRow, wish: { sku_id?: string; amount?: number }): void {
  if (order.pay_time === 0) throw new PlayRefused('not-paid', 'nothing was paid: use cancel for an unpaid order');
  if (order.order_status === 200) throw new PlayRefused('refunded-already', 'this order was refunded in full');
  const lines = refundLines(order, wish);
  const left = lines.reduce((sum, line) => sum + line.payment - line.refunded, 0);
  const amount = wish.amount ?? left;
  if (amount < 1 || amount > left) throw new PlayRefused('bad-amount', `refund between 1 and ${left} fen`);
  const isWhole = amount === left;
  stepLines(context, order, lines, () => {
    for (const line of lines) {
      line.refunded = isWhole ? line.payment : line.refunded + amount;
      if (isWhole) cancelCommission(line);
    }
    if (order.lines.some((line) => line.refunded < line.payment)) return;
    order.order_status = 200;
    delete order.receiptDueMs;
    order.update_time = Math.max(nowSec(context), order.update_time + 1);
  });
}

function refundLines(order: OrderRow, wish: { sku_id?: string; amount?: number }): OrderLine[] {
  if (wish.sku_id) return [lineOf(order, wish.sku_id)];
  const open = order.lines.filter((line) => line.refunded < line.payment);
  if (wish.amount !== undefined && open.length > 1) {
    throw new PlayRefused('which-sku', 'this order has several skus: name sku_id for a partial refund');
  }
  return open;
}

/**
 * Takes back the commission of one line (200), so that it never settles; a line without commission is left as it is.
 */
export function cancelCommission(line: OrderLine): void {
  if (!line.commission) return;
  line.commission.status = 200;
  delete line.commission.settleDueMs;
}

/** The buyer, or the end of the time to pay, cancels an unpaid order. */
export function cancelOrder(context: StoreContext, order: OrderRow): void {
  need(order, [10], 'not-unpaid', 'only an unpaid order (10) can be cancelled: use refund');
  stepOrder(context, order, () => {
    order.order_status = 250;
    delete order.unpaidDueMs;
    for (const line of order.lines) cancelCommission(line);
  });
}

/** The line of a sku. Refused as `no-such-sku`, with the skus that there are. */
export function lineOf(order: OrderRow, sku_id: string): OrderLine {
  const line = order.lines.find((one) => one.sku_id === sku_id);
  if (line) return line;
  const skus = order.lines.map((one) => one.sku_id).join(', ');
  throw new PlayRefused('no-such-sku', `the order has the skus ${skus}, not ${sku_id}`);
}

function need(order: OrderRow, statuses: number[], error: string, hint: string): void {
  if (!statuses.includes(order.order_status)) {
    throw new PlayRefused(error, `${hint}; order ${order.order_id} is at ${order.order_status}`);
  }
}
