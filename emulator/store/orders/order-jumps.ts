import { PlayRefused } from '../play/play-refused';
import { nowSec, type StoreContext } from '../store-context';
import type { OrderLine, OrderRow } from '../store-state';
import { cancelCommission, lineOf, settleLine } from './order-life';
import { stepLines, stepOrder } from './order-steps';
import { promoterTerms } from './place-order';

const ORDER_STATUSES = [10, 12, 17, 20, 21, 30, 100, 200, 250];
const COMMISSION_STATUSES = [20, 100, 200];
const UNPAID = [10, 250];

/** Another promoter, or nobody, has the order from now on; his terms of today count. */
export function correctSharer(context: StoreContext, order: OrderRow, sharer_appid: string | null): void {
  if (order.attribution.sharer_appid === sharer_appid) {
    throw new PlayRefused('same-promoter', 'the order is his already: name another one');
  }
  stepOrder(context, order, () => {
    order.attribution = { ...order.attribution, sharer_appid, reason: 'CORRECTED' };
    for (const line of order.lines) {
      if (line.commission) Object.assign(line.commission, promoterTerms(context, sharer_appid, line.product_id));
    }
  });
}

/** Goes to a status of the order, of its commissions or both in one step: one version, one message per line. */
export function jumpOrder(
  context: StoreContext,
  order: OrderRow,
  to: { order_status?: number; commission_status?: number },
): void {
  check('order_status', to.order_status, ORDER_STATUSES);
  check('commission_status', to.commission_status, COMMISSION_STATUSES);
  stepOrder(context, order, () => {
    if (to.order_status !== undefined) moveOrder(context, order, to.order_status);
    for (const line of order.lines)
      if (to.commission_status !== undefined) moveLine(context, line, to.commission_status);
  });
}

function check(name: string, value: number | undefined, known: readonly number[]): void {
  if (value === undefined || known.includes(value)) return;
  throw new PlayRefused(`bad-${name}`, `${name} must be one of ${known.join(', ')}`);
}

function moveOrder(context: StoreContext, order: OrderRow, status: number): void {
  if (order.pay_time === 0 && !UNPAID.includes(status)) order.pay_time = nowSec(context);
  order.order_status = status;
  if (status === 200) for (const line of order.lines) line.refunded = line.payment;
  delete order.unpaidDueMs;
  if (status !== 30) delete order.receiptDueMs;
}

function moveLine(context: StoreContext, line: OrderLine, status: number): void {
  if (!line.commission) return;
  if (status === 100) settleLine(context, line);
  else if (status === 200) cancelCommission(line);
  else line.commission.status = 20;
}

/** A settled commission is cancelled although nothing was paid back. */
export function reverseSettlement(context: StoreContext, order: OrderRow, sku_id?: string): void {
  const lines = (sku_id ? [lineOf(order, sku_id)] : order.lines).filter((line) => line.commission?.status === 100);
  if (lines.length === 0) throw new PlayRefused('nothing-settled', 'no such line of this order is settled (100)');
  stepLines(context, order, lines, () => {
    for (const line of lines) cancelCommission(line);
  });
}
