import { drawFundsFault } from '../misbehaviour/funds-faults';
import { nextSeq, nowSec, type StoreContext } from '../store-context';
import type { FundsFlowRow, OrderLine, OrderRow } from '../store-state';
import { commissionAmounts } from './commission-amounts';

export const WITHDRAWAL = 1;
export const PROFIT_SHARING = 2;

/** What the agency can withdraw, in fen: settled and not taken back. */
export function availableFen(context: StoreContext): number {
  return shownFlows(context).at(-1)?.balance ?? 0;
}

/** The movements that can be seen by now, in the order in which they came. */
export function shownFlows(context: StoreContext): FundsFlowRow[] {
  const now = nowSec(context);
  return context.state.fundsFlows.filter(({ shownFromSec = 0 }) => shownFromSec <= now);
}

/** What is paid and not settled yet, in fen. */
export function pendingFen(context: StoreContext): number {
  let sum = 0;
  for (const order of context.state.orders) {
    if (order.pay_time === 0) continue;
    for (const line of order.lines) {
      if (line.commission?.status === 20)
        sum += commissionAmounts(line, order.attribution.sharer_appid !== null).service;
    }
  }
  return sum;
}

/** Brings the agency's funds in step with a line: a settlement comes in, its reversal or a later refund goes out. */
export function bookLine(context: StoreContext, order: OrderRow, line: OrderLine): void {
  const { commission } = line;
  if (!commission) return;
  const isSettled = commission.status === 100;
  const wanted = isSettled ? commissionAmounts(line, order.attribution.sharer_appid !== null).service : 0;
  const change = wanted - (commission.bookedFen ?? 0);
  commission.bookedFen = wanted;
  if (change !== 0) shareProfit(context, order.order_id, change);
}

/** One movement because of an order, as it should be, or as a fault that was asked for makes it. */
function shareProfit(context: StoreContext, order_id: string, rightChange: number): void {
  const fault = drawFundsFault(context.state, order_id);
  if (fault?.kind === 'missing') return;
  const change = fault?.kind === 'wrong-amount' ? rightChange + fault.by : rightChange;
  const movement = { funds_type: PROFIT_SHARING, change, remark: change > 0 ? '分账' : '分账回退', order_id } as const;
  const flow = addFlow(context, movement);
  if (fault?.kind === 'doubled') addFlow(context, movement);
  if (fault?.kind !== 'late' && fault?.kind !== 'backdated') return;
  flow.shownFromSec = flow.atSec + fault.delaySec;
  if (fault.kind === 'late') flow.atSec = flow.shownFromSec;
}

/** Writes one movement of the agency's funds. @param movement.change fen; below zero it goes out. */
export function addFlow(
  context: StoreContext,
  movement: { funds_type: 1 | 2; change: number; remark: string; order_id?: string; withdraw_id?: string },
): FundsFlowRow {
  const { change, funds_type, remark, order_id, withdraw_id } = movement;
  const flow: FundsFlowRow = {
    flow_id: String(9_000_000_000_000_000 + nextSeq(context)),
    funds_type,
    flow_type: change > 0 ? 1 : 2,
    amount: Math.abs(change),
    balance: availableFen(context) + change,
    atSec: nowSec(context),
    remark,
    ...(order_id ? { order_id } : {}),
    ...(withdraw_id ? { withdraw_id } : {}),
  };
  context.state.fundsFlows.push(flow);
  return flow;
}
