import type { OrderStateView, OrderView } from '../../../../cloudfunctions/earnings/contract';
import { dayText, momentText } from '../../../formats/beijing-text';

/** An order as lists show it. */
export interface OrderRow {
  readonly key: string;
  readonly title: string;
  readonly amountFen: number;
  /** A word of money-text. */
  readonly state: string;
  /** The state alone, where the order's money is all gone and its amount says nothing; else empty. */
  readonly gone: string;
  /** What it waits for, and when that changes. */
  readonly note: string;
  readonly ordered: string;
}

export function orderRow(order: OrderView): OrderRow {
  return {
    key: order.key,
    title: order.productTitle,
    ...orderMoney(order),
    gone: isGone(order) ? goneWord : '',
    note: order.settledBy === 'platform' ? '平台直接结算给您' : stateNote(order.state),
    ordered: `${momentText(order.createdAtMs)} 下单`,
  };
}

/** The amount of an order and the word that stands with it. */
export function orderMoney(order: OrderView): Pick<OrderRow, 'amountFen' | 'state'> {
  const { settledBy, state, promoterFen, paidByPlatformFen } = order;
  const isPlatforms = settledBy === 'platform';
  return {
    amountFen: isPlatforms ? paidByPlatformFen : promoterFen,
    state: (isPlatforms && state.state !== 'reversed') || state.state === 'none' ? 'plain' : state.state,
  };
}

export const goneWord = '● 已退回';

/** After a full refund 0.00 would stand where an amount had been. */
export function isGone(order: OrderView): boolean {
  return order.state.state === 'reversed' && orderMoney(order).amountFen === 0;
}

/** What an order's money waits for, in a few words. */
export function stateNote(state: OrderStateView): string {
  switch (state.state) {
    case 'estimated':
      return '买家付款后记入';
    case 'held':
      return '正在核查,核查完会通知您';
    case 'reversed':
      return '订单已退款';
    case 'none':
      return '这单没有佣金';
    case 'available':
      return `${dayText(state.freeFromDay)}起可提现`;
    case 'frozen':
      return waitingNote(state);
  }
}

function waitingNote(state: OrderStateView & { state: 'frozen' }): string {
  switch (state.waitingFor) {
    case 'receipt':
      return '等买家确认收货';
    case 'settlement':
      return '天数已满,等平台把钱结算给机构';
    case 'hold-days':
      return `已收货,${momentText(state.holdEndsAtMs)} 满期`;
    case 'due-day':
      return `${dayText(state.freeFromDay)}起可提现`;
  }
}
