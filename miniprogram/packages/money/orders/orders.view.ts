import type {
  OrdersFilterName,
  OrdersRequest,
  OrdersView,
  OrderView,
} from '../../../../cloudfunctions/earnings/contract';
import { weekdayText } from '../../../formats/day-text';
import type { Answer } from '../../../services/answer';
import { type OrderRow, orderRow } from './order-row.view';

export type OrdersFilter = 'all' | OrdersFilterName;

export const orderFilters: readonly { readonly filter: OrdersFilter; readonly name: string }[] = [
  { filter: 'all', name: '全部' },
  { filter: 'frozen', name: '冻结中' },
  { filter: 'available', name: '可提现' },
  { filter: 'held', name: '核查中' },
  { filter: 'reversed', name: '已退回' },
  { filter: 'estimated', name: '预估' },
  { filter: 'platform', name: '平台结算' },
];

export interface ListedOrder extends OrderRow {
  /** The head of a group that begins with this row; empty inside a group. */
  readonly head: string;
}

/** A page of orders: its rows, or only its height while it is far from the screen. */
export interface OrderSheet {
  readonly number: number;
  readonly rows: readonly ListedOrder[];
  /** 0 while the rows are there. */
  readonly heightPx: number;
}

export interface OrdersData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  readonly filter: OrdersFilter;
  /** Page by page, so that a new one is all that is sent to the screen. */
  readonly sheets: readonly OrderSheet[];
  readonly isLoadingMore: boolean;
  /** Why the next page did not come; empty otherwise. */
  readonly problem: string;
  readonly emptyAction: string;
  /** What stands below the last row. */
  readonly end: string;
}

export function loadingOrders(filter: OrdersFilter): OrdersData {
  return {
    phase: 'loading',
    sentence: '',
    filter,
    sheets: [],
    isLoadingMore: false,
    problem: '',
    emptyAction: '',
    end: '',
  };
}

/** Where the next page begins, and in which group the page before ended. */
export interface OrdersCursor {
  readonly input: OrdersRequest['input'];
  readonly group: string;
}

export function firstCursor(filter: OrdersFilter): OrdersCursor {
  return { input: filter === 'all' ? {} : { filter }, group: '' };
}

/** Changes by path: what is on the screen already is never sent again. */
export type OrdersChange = Record<string, unknown>;

export interface OrdersStep {
  readonly change: OrdersChange;
  /** The rows that are new, as they are kept for when they come near the screen again. */
  readonly rows: readonly ListedOrder[];
  /** undefined when every order is shown, or the page did not come. */
  readonly next: OrdersCursor | undefined;
  /** The page had so little that the next one is wanted at once. */
  readonly wantsMore: boolean;
}

const fewRows = 8;

/** What a page of orders changes on the screen. */
export function ordersStep(
  shown: { readonly filter: OrdersFilter; readonly sheetCount: number; readonly rowCount: number },
  cursor: OrdersCursor,
  answer: Answer<OrdersView>,
  today: string,
): OrdersStep {
  if (!answer.ok) return failedStep(shown, answer);
  const { orders, nextBeforeMs, nextAfterDay } = answer.value;
  const { rows, group } = groupedRows(orders, shown.filter === 'frozen' ? cursor.group : undefined, today);
  const filter = cursor.input.filter === undefined ? {} : { filter: cursor.input.filter };
  const place = nextAfterDay === undefined ? {} : { afterDay: nextAfterDay };
  const next = nextBeforeMs === null ? undefined : { input: { ...filter, beforeMs: nextBeforeMs, ...place }, group };
  const rowCount = shown.rowCount + rows.length;
  const isEmpty = rowCount === 0 && !next;
  return {
    change: {
      ...(rows.length > 0 ? { [`sheets[${shown.sheetCount}]`]: { number: shown.sheetCount, rows, heightPx: 0 } } : {}),
      phase: isEmpty ? 'empty' : rowCount === 0 ? 'loading' : 'ready',
      isLoadingMore: false,
      end: next ? '往下滑,接着读' : '没有更多了',
      problem: '',
      ...(isEmpty ? emptyWords(shown.filter) : {}),
    },
    rows,
    next,
    wantsMore: next !== undefined && rowCount < fewRows,
  };
}

function failedStep(
  { rowCount }: { readonly rowCount: number },
  failed: Answer<OrdersView> & { ok: false },
): OrdersStep {
  const { code, sentence } = failed;
  const nothing = { rows: [], next: undefined, wantsMore: false };
  if (rowCount > 0) return { ...nothing, change: { isLoadingMore: false, problem: sentence } };
  const phase = code === 'not-bound' ? 'empty' : 'failed';
  return {
    ...nothing,
    change: { phase, sentence, isLoadingMore: false, emptyAction: code === 'not-bound' ? '去加入' : '' },
  };
}

function emptyWords(filter: OrdersFilter): Pick<OrdersData, 'sentence' | 'emptyAction'> {
  if (filter === 'all') {
    return { sentence: '还没有订单。先挑一件您自己用过、愿意推荐的,发给一位朋友试试。', emptyAction: '去选品' };
  }
  const name = orderFilters.find((one) => one.filter === filter)?.name ?? '';
  return { sentence: `没有「${name}」的订单。`, emptyAction: '看全部' };
}

/** Frozen orders under the day from which they are free, or under what they wait for. */
function groupedRows(orders: readonly OrderView[], before: string | undefined, today: string) {
  let group = before ?? '';
  const rows = orders.map((order): ListedOrder => {
    const own = before === undefined ? '' : groupOf(order, today);
    const head = own === group ? '' : own;
    group = own;
    return { ...orderRow(order), head };
  });
  return { rows, group };
}

function groupOf({ state }: OrderView, today: string): string {
  if (state.state !== 'frozen') return '其他';
  switch (state.waitingFor) {
    case 'due-day':
      return `${weekdayText(state.freeFromDay, today)}起可提现`;
    default:
      return '还没有日期:等收货、等满期、等平台结算';
  }
}
