import type { LedgerListView } from '../../../../cloudfunctions/console/desk-contract';
import type {
  OneReconciliationDayView,
  ReconciliationDaysView,
  ReconciliationDayView,
} from '../../../../cloudfunctions/console/reconciliation-contract';
import { momentText } from '../../../formats/beijing-text';
import { beijingDay, weekdayText } from '../../../formats/day-text';
import { numberText } from '../../../formats/number-text';
import { yuanText } from '../../../formats/yuan-text';
import { type ConsoleRow, consoleRow, type Tone } from '../components/row-list/row-list.view';

export type BooksPart = 'days' | 'ledger' | 'months' | 'fees' | 'tax' | 'budget' | 'stores' | 'exports';

interface Part {
  readonly value: BooksPart;
  readonly name: string;
  /** The duty that opens it. */
  readonly duty: string;
}

const parts: readonly Part[] = [
  { value: 'days', name: '对账', duty: 'reconciliationDays' },
  { value: 'ledger', name: '账本', duty: 'ledgerList' },
  { value: 'months', name: '关账', duty: 'readMonthCloses' },
  { value: 'fees', name: '开票', duty: 'feeIncome' },
  { value: 'tax', name: '个税', duty: 'taxExport' },
  { value: 'budget', name: '预算', duty: 'readBudget' },
  { value: 'stores', name: '门店', duty: 'storeFigures' },
  { value: 'exports', name: '导出', duty: 'listExports' },
];

/** The parts that somebody's rights open. */
export function partsFor(may: Readonly<Record<string, unknown>>): readonly Part[] {
  return parts.filter(({ duty }) => may[duty] !== undefined);
}

const dayWords: Readonly<Record<ReconciliationDayView['state'], { readonly text: string; readonly tone: Tone }>> = {
  red: { text: '− 对不上', tone: 'owed' },
  open: { text: '! 还在对', tone: 'todo' },
  green: { text: '✓ 平', tone: 'free' },
};

/** Red days first, as the function orders them. */
export function dayRows({ days }: ReconciliationDaysView, nowMs: number): ConsoleRow[] {
  const today = beijingDay(nowMs);
  return days.map(({ day, state, open, done, money }) => {
    const count = open.missing + open.amount + open.state + open.timing;
    const flows = money === null ? '' : `${money.orders} 笔订单,分账 ${yuanText(money.sharedFen)} 元`;
    const left = count > 0 ? `${count} 处要看` : done > 0 ? `${done} 处已处理` : '';
    const note = [left, flows].filter((word) => word !== '').join(' · ');
    return consoleRow({ key: day, title: weekdayText(day, today), note, tag: dayWords[state] });
  });
}

export interface DayItem {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly text: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly isOpen: boolean;
}

/** What differed on a day, with both sides and the closing. */
export function dayItems({ items }: OneReconciliationDayView): DayItem[] {
  return items.map(
    ({ id, className, theirFen, ourFen, explanation, state, orderId, payoutNo, agreesSinceDay, closing }) => {
      const about = payoutNo ?? (orderId === null ? '账目' : numberText(orderId));
      const amounts =
        theirFen === null || ourFen === null ? '' : `对方 ${yuanText(theirFen)} 元,我们 ${yuanText(ourFen)} 元`;
      const since = agreesSinceDay === null ? '' : '两边已经一致,核对后可以结束';
      const ended =
        closing === null ? '' : `${closing.name ?? '自己'}结束的${closing.reason === null ? '' : `:${closing.reason}`}`;
      return {
        ...{ id, title: `${className} ${about}`, text: explanation.zh, isOpen: state === 'open' },
        note: [amounts, since, ended].filter((word) => word !== '').join(' · '),
        tag: state === 'open' ? { text: '− 要处理', tone: 'owed' } : { text: '● 已处理', tone: 'done' },
      };
    },
  );
}

export interface LedgerRow {
  readonly key: string;
  readonly head: string;
  readonly title: string;
  readonly note: string;
  readonly lines: readonly { readonly key: string; readonly text: string; readonly amount: string }[];
}

export function ledgerRows({ entries }: LedgerListView): LedgerRow[] {
  return entries.map(({ id, bookedAtMs, zh, orderKey, promoters, postings }) => {
    const who = promoters.map(({ promoter, name }) => (name === null || name === '' ? promoter : name)).join('、');
    const order = orderKey === null ? '' : `订单 ${numberText(orderKey.split('|')[0] ?? '')}`;
    return {
      ...{ key: id, head: momentText(bookedAtMs), title: zh },
      note: [who, order].filter((word) => word !== '').join(' · '),
      lines: postings.map(({ from, to, amountFen }, index) => ({
        ...{ key: `${index}`, text: `${from.zh} → ${to.zh}`, amount: `${yuanText(amountFen)} 元` },
      })),
    };
  });
}
