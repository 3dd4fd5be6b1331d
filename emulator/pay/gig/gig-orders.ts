import type { TimedWork } from '../../clock/virtual-clock';
import { GIG_EVENT } from '../notices/notice-rows';
import { nextSeq, type PayContext } from '../pay-context';
import { beijingDate, beijingDateTime } from '../wire/beijing-time';
import type { GigChannel, GigOrder, GigStatus } from './gig-state';
import { monthlyTaxFen } from './gig-tax';

const MINUTE_MS = 60_000;

/** What a state says in words; third-party documents name the numbers, these words are ours. */
const DETAILS: Readonly<Record<GigStatus, string>> = {
  '0': '已受理',
  '1': '已支付',
  '2': '支付失败',
  '4': '订单挂起',
  '5': '支付中',
  '9': '已退款',
  '15': '取消支付',
};

export function openGigOrder(
  context: PayContext,
  wish: { orderId: string; channel: GigChannel; amountFen: number; fields: Record<string, string> },
): GigOrder {
  const { gig } = context.settings;
  const order: GigOrder = {
    ...wish,
    ref: String(nextSeq(context)).padStart(18, '2'),
    taxFen: gig.taxed ? taxDueFen(context, wish.fields.id_card ?? '', wish.amountFen) : 0,
    feeFen: Math.ceil((wish.amountFen * gig.feePpm) / 1_000_000),
    status: '5',
    statusDetail: '0',
    statusMessage: DETAILS['5'],
    createdAtMs: context.nowMs(),
    nextAtMs: context.nowMs() + gig.payMinutes * MINUTE_MS,
    isFunded: false,
  };
  context.state.gig.orders[order.orderId] = order;
  context.state.gig.open.push(order.orderId);
  return order;
}

/** What is due now on top of what was kept back this month from the same person. */
export function taxDueFen({ state, nowMs }: PayContext, idCard: string, amountFen: number): number {
  const month = beijingDate(nowMs()).slice(0, 7);
  const isCounted = (order: GigOrder) =>
    order.fields.id_card === idCard &&
    !['2', '9', '15'].includes(order.status) &&
    beijingDate(order.createdAtMs).startsWith(month);
  const before = Object.values(state.gig.orders).filter(isCounted);
  const incomeFen = before.reduce((sum, order) => sum + order.amountFen, amountFen);
  const withheldFen = before.reduce((sum, order) => sum + order.taxFen, 0);
  return Math.max(0, monthlyTaxFen(incomeFen).taxFen - withheldFen);
}

/** Does the step that is due: pays the order, or brings the money back a day later. */
export function stepGigOrder(context: PayContext, order: GigOrder): void {
  const { fates, balances } = context.state.gig;
  const costFen = order.amountFen + order.feeFen;
  const fate = order.status === '1' ? undefined : fates[0];
  if (order.status === '1') endGigOrder(context, order, '9', '银行退回');
  else if (fate) {
    fate.left -= 1;
    if (fate.left <= 0) fates.shift();
    endGigOrder(context, order, fate.status, fate.message);
  } else if (balances[order.channel] < costFen) endGigOrder(context, order, '4', '账户余额不足');
  else {
    balances[order.channel] -= costFen;
    order.isFunded = true;
    endGigOrder(context, order, '1', DETAILS['1']);
  }
}

/** Tries a suspended order again. */
export function retryGigOrder(context: PayContext, order: GigOrder): void {
  order.status = '5';
  order.nextAtMs = context.nowMs();
}

/** Puts an order into a state, gives the money back where it must, and tells the dealer. */
export function endGigOrder(context: PayContext, order: GigOrder, status: GigStatus, message: string): void {
  order.status = status;
  order.statusMessage = message;
  order.statusDetail = status === '1' ? '0' : `1${status.padStart(2, '0')}`;
  order.nextAtMs = undefined;
  if (status !== '4') order.finishedAtMs = context.nowMs();
  if (order.isFunded && status !== '1') {
    order.isFunded = false;
    context.state.gig.balances[order.channel] += order.amountFen + order.feeFen;
  }
  if (!['1', '4'].includes(status)) {
    const { open } = context.state.gig;
    open.splice(open.indexOf(order.orderId), open.includes(order.orderId) ? 1 : 0);
  }
  tellDealer(context, order);
}

/** An order as queries and callbacks show it: amounts in yuan, as texts. */
export function gigOrderView(context: PayContext, order: GigOrder): Record<string, unknown> {
  const { gig } = context.credentials;
  const isPaid = order.status === '1' || order.status === '9';
  const taxFen = isPaid ? order.taxFen : 0;
  return {
    ...order.fields,
    broker_id: gig.brokerId,
    dealer_id: gig.dealerId,
    order_id: order.orderId,
    ref: order.ref,
    pay: yuan(order.amountFen),
    withdraw_platform: order.channel,
    status: order.status,
    status_detail: order.statusDetail,
    status_message: DETAILS[order.status],
    status_detail_message: order.statusMessage,
    broker_amount: yuan(order.amountFen),
    broker_fee: yuan(order.feeFen),
    user_fee: '0.00',
    broker_bank_bill: isPaid ? `B${order.ref}` : '',
    tax: yuan(taxFen),
    received_tax_amount: yuan(taxFen),
    tax_detail: { personal_tax: yuan(taxFen), value_added_tax: '0.00', additional_tax: '0.00' },
    personal_tax_rate: String(monthlyTaxFen(order.amountFen).percent),
    deduct_tax: '0.00',
    user_real_amount: isPaid ? yuan(order.amountFen - taxFen) : '0.00',
    created_at: beijingDateTime(order.createdAtMs),
    finished_time: order.finishedAtMs === undefined ? '' : beijingDateTime(order.finishedAtMs),
  };
}

export function yuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

function tellDealer(context: PayContext, order: GigOrder): void {
  context.tell({
    subject: order.orderId,
    eventType: GIG_EVENT,
    summary: '灵工平台订单通知',
    url: order.fields.notify_url,
    text: JSON.stringify({
      notify_id: `N${nextSeq(context)}`,
      notify_time: beijingDateTime(context.nowMs()),
      data: gigOrderView(context, order),
    }),
  });
}

/** What orders do by themselves as time passes. */
export class GigTimers implements TimedWork {
  readonly name = 'gig-orders';

  constructor(private readonly context: () => PayContext) {}

  nextDueMs(): number | undefined {
    let best: number | undefined;
    for (const { nextAtMs } of this.openOrders()) {
      if (nextAtMs !== undefined && (best === undefined || nextAtMs < best)) best = nextAtMs;
    }
    return best;
  }

  async runDue(nowMs: number): Promise<void> {
    for (const order of this.openOrders()) {
      if (order.nextAtMs !== undefined && order.nextAtMs <= nowMs) stepGigOrder(this.context(), order);
    }
  }

  private openOrders(): GigOrder[] {
    const { open, orders } = this.context().state.gig;
    return open.flatMap((number) => orders[number] ?? []);
  }
}
