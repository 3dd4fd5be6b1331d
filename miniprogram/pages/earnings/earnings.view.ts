import type {
  OrderExplanationView,
  OrderStateView,
  OrdersView,
  OrderView,
  WalletView,
} from '../../../cloudfunctions/earnings/contract';
import { dayText, momentText } from '../../formats/beijing-text';
import { payerText } from '../../formats/payer-text';
import type { Answer } from '../../services/answer';

export interface OrderRow {
  readonly key: string;
  readonly title: string;
  readonly amountFen: number;
  readonly state: string;
  /** What it waits for, and when that changes. */
  readonly note: string;
}

export interface EarningsData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  readonly withdrawableFen: number;
  readonly frozenFen: number;
  readonly heldFen: number;
  readonly owedFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
  /** Who pays, as one line. */
  readonly payer: string;
  readonly next: readonly { readonly day: string; readonly text: string; readonly amountFen: number }[];
  readonly rows: readonly OrderRow[];
  /** 0 when no older orders follow. */
  readonly nextBeforeMs: number;
}

export const loadingEarnings: EarningsData = {
  phase: 'loading',
  sentence: '',
  withdrawableFen: 0,
  frozenFen: 0,
  heldFen: 0,
  owedFen: 0,
  payingFen: 0,
  paidFen: 0,
  payer: '',
  next: [],
  rows: [],
  nextBeforeMs: 0,
};

const visitorSentence = '加入推客后,这里会有您的每一笔佣金。';

/** The page after wallet and first orders came; both are needed, and amounts never show as 0.00 when one failed. */
export function earningsView(wallet: Answer<WalletView>, orders: Answer<OrdersView>): EarningsData {
  const failed = wallet.ok ? orders : wallet;
  if (!failed.ok) {
    if (failed.code === 'not-bound') return { ...loadingEarnings, phase: 'empty', sentence: visitorSentence };
    return { ...loadingEarnings, phase: 'failed', sentence: failed.sentence };
  }
  if (!wallet.ok || !orders.ok) return loadingEarnings;
  const { dueByDay, payerName, ...amounts } = wallet.value;
  const payer = payerText(payerName);
  const next = dueByDay.map(({ day, amountFen }) => ({ day, text: `${dayText(day)}起可提现`, amountFen }));
  return { ...loadingEarnings, ...amounts, payer, next, phase: 'ready', ...withOrders([], orders.value) };
}

/** The orders so far with the page that follows. */
export function withOrders(
  rows: readonly OrderRow[],
  page: OrdersView,
): Pick<EarningsData, 'rows' | 'nextBeforeMs' | 'sentence'> {
  const all = [...rows, ...page.orders.map(rowOf)];
  const sentence = all.length > 0 ? '' : '还没有订单。先挑一件您自己用过、愿意推荐的,发给一位朋友试试。';
  return { rows: all, nextBeforeMs: page.nextBeforeMs ?? 0, sentence };
}

function rowOf({ key, productTitle, promoterFen, paidByPlatformFen, settledBy, state }: OrderView): OrderRow {
  const isPlatforms = settledBy === 'platform';
  return {
    key,
    title: productTitle,
    amountFen: isPlatforms ? paidByPlatformFen : promoterFen,
    state: isPlatforms || state.state === 'none' ? 'plain' : state.state,
    note: isPlatforms ? '平台直接结算给您' : noteOf(state),
  };
}

function noteOf(state: OrderStateView): string {
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
      return waitingNoteOf(state);
  }
}

function waitingNoteOf(state: OrderStateView & { state: 'frozen' }): string {
  switch (state.waitingFor) {
    case 'receipt':
      return '等买家确认收货';
    case 'settlement':
      return '天数已满,等平台把钱结算给机构';
    case 'hold-days':
      return `已收货,${momentText(state.holdEndsAtMs)}满期`;
    case 'due-day':
      return `${dayText(state.freeFromDay)}起可提现`;
  }
}

export interface ExplanationData {
  readonly isOpen: boolean;
  readonly title: string;
  readonly steps: readonly { readonly key: number; readonly when: string; readonly text: string }[];
  readonly movements: readonly { readonly key: number; readonly when: string; readonly text: string }[];
  readonly next: string;
}

export const closedExplanation: ExplanationData = { isOpen: false, title: '', steps: [], movements: [], next: '' };

/** Why an order is, or is not, the promoter's, and how its money moved. */
export function explanationView({ order, whose, movements, next }: OrderExplanationView): ExplanationData {
  return {
    isOpen: true,
    title: order.productTitle,
    steps: whose.map((step, key) => ({ key, when: step.atMs === null ? '' : momentText(step.atMs), text: step.zh })),
    movements: movements.map((move, key) => ({ key, when: momentText(move.atMs), text: move.zh })),
    next: next.zh,
  };
}
