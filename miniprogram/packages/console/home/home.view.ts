import type {
  DayFiguresView,
  ListTasksView,
  ReadFiguresView,
  TaskKind,
  TaskView,
} from '../../../../cloudfunctions/console/desk-contract';
import type { BarDay } from '../../../components/day-bars/day-bars.view';
import { momentText } from '../../../formats/beijing-text';
import { yuanText } from '../../../formats/yuan-text';
import type { Answer } from '../../../services/answer';
import type { CountBar } from '../components/count-bars/count-bars.view';
import { type ConsoleRow, consoleRow } from '../components/row-list/row-list.view';
import { countText } from '../count-text.view';

interface TaskWords {
  readonly name: string;
  readonly unit: string;
  /** Where it is done. */
  readonly url: string;
}

const cases = (kind: string) => `/packages/console/cases/cases?kind=${kind}`;

export const taskWords: Readonly<Record<TaskKind, TaskWords>> = {
  claim: { name: '找回订单', unit: '件', url: cases('claim') },
  complaint: { name: '投诉', unit: '件', url: cases('complaint') },
  appeal: { name: '申诉', unit: '件', url: cases('appeal') },
  risk: { name: '账对不上', unit: '处', url: '/packages/console/books/books?show=days' },
  correction: { name: '更正等您通过', unit: '笔', url: cases('correction') },
  review: { name: '入组审核', unit: '位', url: cases('review') },
  'payout-approval': { name: '提现等您通过', unit: '笔', url: '/packages/console/payouts/payouts?show=approval' },
  'payout-trouble': { name: '提现卡住了', unit: '笔', url: '/packages/console/payouts/payouts?show=trouble' },
  'shelf-alert': { name: '货架提醒', unit: '件', url: '/packages/console/shelf/shelf?show=alerts' },
  budget: { name: '本月佣金预算', unit: '', url: '/packages/console/books/books?show=budget' },
};

function taskTitle({ kind, count, isAtLeast, overdue }: TaskView): string {
  const { name, unit } = taskWords[kind];
  if (kind === 'budget') return overdue > 0 ? `${name}用完了` : `${name}快用完了`;
  return `${name} ${countText(count)} ${unit}${isAtLeast ? '以上' : ''}`;
}

/** What is to be done, what is overdue first; the row's key is the kind. */
export function taskRows({ tasks }: ListTasksView): ConsoleRow[] {
  return tasks.map((task) =>
    consoleRow({
      key: task.kind,
      title: taskTitle(task),
      note: task.firstDueAtMs === null ? '' : `最早的 ${momentText(task.firstDueAtMs)} 前办完`,
      tag: task.overdue > 0 ? { text: '− 已过期', tone: 'owed' } : { text: '! 待办', tone: 'todo' },
      side: '›',
    }),
  );
}

export interface HomeTasks {
  readonly tasks: readonly ConsoleRow[];
  readonly tasksProblem: string;
  /** Said where there is no row. */
  readonly noTasks: string;
  readonly firstTask: string;
}

/** What is to be done; null while it was never counted, and without a network nobody counts it. */
export function homeTasks(view: ListTasksView | null, isOffline = false): HomeTasks {
  const tasks = view === null ? [] : taskRows(view);
  const notCounted = isOffline ? '连上网络后才知道有没有要办的事。' : '正在看今天要办的事。';
  const nothing = '现在没有要办的事。找回订单、提现、对账和货架有事时,会出现在这里。';
  const noTasks = view === null ? notCounted : nothing;
  return { tasks, tasksProblem: '', noTasks, firstTask: tasks[0]?.title ?? '' };
}

export interface Figure {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

export interface HomeFigures {
  readonly today: readonly Figure[];
  readonly month: readonly Figure[];
  readonly bars: readonly BarDay[];
  readonly highestFen: number;
  readonly funnel: readonly CountBar[];
  readonly shops: readonly CountBar[];
  /** Said where figures are older than an hour; '' else. */
  readonly oldText: string;
  readonly figuresProblem: string;
}

export const noFigures: HomeFigures = {
  ...{ today: [], month: [], bars: [], highestFen: 0, funnel: [], shops: [], oldText: '', figuresProblem: '' },
};

const yuan = (amountFen: number) => `${yuanText(amountFen)} 元`;
const mostShops = 10;

/** Figures of a brand, each with the rows to which it leads by its key. */
export function homeFigures(answer: Answer<ReadFiguresView>, shopNames: ReadonlyMap<string, string>): HomeFigures {
  if (!answer.ok) return { ...noFigures, figuresProblem: answer.sentence };
  const { days, total, countedAtMs, isOld } = answer.value;
  const today = days[days.length - 1]?.figures;
  return {
    today: today ? todayFigures(today) : [],
    month: monthFigures(total),
    bars: days.map(({ day, figures }) => ({ day, inFen: figures.bookedFen, outFen: figures.reversedFen })),
    highestFen: days.reduce((most, { figures }) => Math.max(most, figures.bookedFen), 0),
    funnel: [
      { key: 'touches', label: '打开推客的链接', value: total.touches, text: `${countText(total.touches)} 次` },
      {
        key: 'orders',
        label: '推客带来的订单',
        value: total.promotedOrders,
        text: `${countText(total.promotedOrders)} 笔`,
      },
      { key: 'settled', label: '平台已结算', value: total.settledOrders, text: `${countText(total.settledOrders)} 笔` },
    ],
    shops: shopBars(total, shopNames),
    oldText: isOld ? oldText(countedAtMs) : '',
    figuresProblem: '',
  };
}

function oldText(countedAtMs: number | null): string {
  return countedAtMs === null ? '今天的数字还没有算过。' : `数字算到 ${momentText(countedAtMs)},之后的还没有算进来。`;
}

function todayFigures(figures: DayFiguresView): Figure[] {
  return [
    {
      key: 'orders',
      name: '今天的订单',
      value: `${countText(figures.orders)} 笔`,
      note: `其中推客带来 ${countText(figures.promotedOrders)} 笔`,
    },
    { key: 'sales', name: '今天的成交额', value: yuan(figures.salesFen), note: '已付款、没有退的' },
    {
      key: 'booked',
      name: '今天入账的佣金',
      value: yuan(figures.bookedFen),
      note: `退回 ${yuan(figures.reversedFen)}`,
    },
  ];
}

function monthFigures(total: DayFiguresView): Figure[] {
  return [
    {
      key: 'month-orders',
      name: '订单',
      value: `${countText(total.orders)} 笔`,
      note: `退款 ${countText(total.refundedOrders)} 笔`,
    },
    { key: 'month-sales', name: '成交额', value: yuan(total.salesFen), note: '已付款、没有退的' },
    { key: 'month-booked', name: '入账的佣金', value: yuan(total.bookedFen), note: `退回 ${yuan(total.reversedFen)}` },
    {
      key: 'month-settled',
      name: '平台结算的服务费',
      value: yuan(total.settledFeeFen),
      note: `其中推客 ${yuan(total.settledPromoterFen)}`,
    },
    { key: 'month-released', name: '到期可提现', value: yuan(total.releasedFen), note: '按可提现的日子算' },
    {
      key: 'month-people',
      name: '新加入的推客',
      value: `${countText(total.joinedPromoters)} 位`,
      note: '按加入的日子算',
    },
  ];
}

function shopBars({ shops }: DayFiguresView, names: ReadonlyMap<string, string>): CountBar[] {
  const sorted = Object.entries(shops).sort(([, one], [, other]) => other.salesFen - one.salesFen);
  return sorted.slice(0, mostShops).map(([shopAppid, { salesFen }]) => ({
    ...{ key: shopAppid, label: names.get(shopAppid) ?? shopAppid, value: salesFen, text: yuan(salesFen) },
  }));
}

/** Where a figure leads. */
export function figureUrl(key: string, today: string): string {
  switch (key) {
    case 'orders':
    case 'sales':
      return `/packages/console/orders/orders?day=${today}`;
    case 'booked':
      return `/packages/console/books/books?show=ledger&day=${today}`;
    case 'month-booked':
      return '/packages/console/books/books?show=ledger';
    case 'month-settled':
    case 'settled':
      return '/packages/console/books/books?show=fees';
    case 'month-released':
      return '/packages/console/orders/orders?place=free';
    case 'month-people':
    case 'touches':
      return '/packages/console/people/people';
    default:
      return '/packages/console/orders/orders';
  }
}
