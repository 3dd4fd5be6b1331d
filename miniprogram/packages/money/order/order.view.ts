import type { OrderExplanationView, OrderView } from '../../../../cloudfunctions/earnings/contract';
import { momentText } from '../../../formats/beijing-text';
import { numberText } from '../../../formats/number-text';
import { payerText } from '../../../formats/payer-text';
import { percentText } from '../../../formats/percent-text';
import { yuanText } from '../../../formats/yuan-text';
import type { Answer } from '../../../services/answer';
import { goneWord, isGone, orderMoney } from '../orders/order-row.view';

export interface Step {
  readonly key: number;
  /** Empty for a rule. */
  readonly when: string;
  readonly text: string;
}

export interface OrderData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  /** The one action of the empty page. */
  readonly emptyAction: '去加入' | '找回订单' | '';
  readonly title: string;
  readonly orderId: string;
  /** In groups of four. */
  readonly orderNumber: string;
  readonly ordered: string;
  readonly amountFen: number;
  readonly state: string;
  /** The state alone, where nobody knows what the amount had been; else empty. */
  readonly gone: string;
  /** What it waits for and when that changes. */
  readonly next: string;
  /** What is to be netted because of this order; empty where nothing is. */
  readonly owed: string;
  readonly notes: readonly string[];
  readonly payer: string;
  /** How the amount came about, line by line; empty where nothing is computed. */
  readonly computed: readonly { readonly key: number; readonly name: string; readonly text: string }[];
  readonly whoseTitle: string;
  readonly whose: readonly Step[];
  readonly movements: readonly (Step & { readonly amountFen: number })[];
}

export const loadingOrder: OrderData = {
  phase: 'loading',
  sentence: '',
  emptyAction: '',
  title: '',
  orderId: '',
  orderNumber: '',
  ordered: '',
  amountFen: 0,
  state: 'plain',
  gone: '',
  next: '',
  owed: '',
  notes: [],
  payer: '',
  computed: [],
  whoseTitle: '',
  whose: [],
  movements: [],
};

/** Also where the page is opened without saying which order. */
export const noOrder: OrderData = {
  ...loadingOrder,
  phase: 'empty',
  sentence: '没有找到这笔订单。它可能归了别人,或者还没有记进来。可以用订单号查一下。',
  emptyAction: '找回订单',
};

const soon = '正在整理,一般付款一分钟后就有。';

/** One order: where its money is, why it is his, and how the amount came about. */
export function orderPage(answer: Answer<OrderExplanationView>): OrderData {
  if (!answer.ok) {
    const { code, sentence } = answer;
    if (code === 'not-bound') return { ...loadingOrder, phase: 'empty', sentence, emptyAction: '去加入' };
    if (code !== 'order-not-found') return { ...loadingOrder, phase: 'failed', sentence };
    return noOrder;
  }
  const { order, whose, movements, next, notes = [], amount } = answer.value;
  const steps = whose.map(({ atMs, zh }, key) => ({ key, when: atMs === null ? '' : momentText(atMs), text: zh }));
  return {
    ...loadingOrder,
    phase: 'ready',
    title: order.productTitle,
    orderId: order.orderId,
    orderNumber: numberText(order.orderId),
    ordered: momentText(order.createdAtMs),
    ...moneyOf(order, amount.returnedFen),
    next: next.zh,
    owed: isOwed(order) ? `− ${order.reason?.zh}` : '',
    notes: [...reasonBeside(order, next.zh), ...notes.map(({ zh }) => zh)],
    payer: payerText(order.payerName),
    computed: computedLines(order, amount),
    whoseTitle: '为什么归您',
    whose: steps.length > 0 ? steps : [{ key: 0, when: '', text: soon }],
    movements: movements.map(({ atMs, zh, amountFen }, key) => ({ key, when: momentText(atMs), text: zh, amountFen })),
  };
}

/** Of an order whose money is all gone: what it had been. */
function moneyOf(order: OrderView, returnedFen: number): Pick<OrderData, 'amountFen' | 'state' | 'gone'> {
  const money = orderMoney(order);
  if (!isGone(order)) return { ...money, gone: '' };
  return { ...money, amountFen: returnedFen, gone: returnedFen === 0 ? goneWord : '' };
}

/** Refunded when its money was gone: more went back than was free. */
function isOwed({ reason }: OrderView): boolean {
  return reason?.code === 'OWED' || reason?.code === 'REFUNDED_AFTER_PAID';
}

/** The reason, where it says more than what comes next, and stands nowhere else. */
function reasonBeside(order: OrderView, next: string): string[] {
  const { reason } = order;
  return reason === undefined || reason.zh === next || isOwed(order) ? [] : [reason.zh];
}

function computedLines(order: OrderView, amount: OrderExplanationView['amount']): OrderData['computed'] {
  const lines = [{ name: '买家实付', text: `${yuanText(amount.paymentFen)} 元` }];
  if (order.settledBy === 'platform') {
    lines.push({ name: '平台结算给您', text: `${yuanText(order.paidByPlatformFen)} 元` });
  } else {
    lines.push(
      { name: '机构服务费', text: `${yuanText(amount.feeFen)} 元` },
      { name: '您的份额', text: `服务费的 ${percentText(amount.sharePpm)}` },
      { name: '佣金', text: `${yuanText(amount.promoterFen)} 元` },
    );
  }
  return lines.map((line, key) => ({ key, ...line }));
}
