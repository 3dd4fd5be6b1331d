import type {
  ChainView,
  StatementAnswer,
  StatementLineView,
  StatementView,
} from '../../../../cloudfunctions/earnings/contract';
import { momentText } from '../../../formats/beijing-text';
import { monthAfter, monthText, weekdayText } from '../../../formats/day-text';
import { numberText } from '../../../formats/number-text';
import type { Answer } from '../../../services/answer';

export interface StatementRow {
  readonly key: string;
  readonly day: string;
  readonly text: string;
  /** Its order, why it counts to a later day, and in which earlier month it was booked. */
  readonly notes: readonly string[];
  readonly changeFen: number;
  /** Only moved between two of one's own places. */
  readonly isInside: boolean;
  readonly amountFen: number;
  readonly balanceFen: number;
}

export interface Balance {
  readonly balanceFen: number;
  readonly paidFen: number;
}

export interface StatementData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  /** No promoter: there is nothing to state. */
  readonly isVisitor: boolean;
  readonly month: string;
  readonly monthName: string;
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
  readonly isClosed: boolean;
  readonly sealed: string;
  readonly opening: Balance;
  readonly closing: Balance;
  readonly rows: readonly StatementRow[];
  readonly lineCount: number;
  /** There are lines that stand in the file only. */
  readonly isCut: boolean;
  readonly verify: string;
  /** In groups, to be compared with the file. */
  readonly head: string;
}

const nothing: Balance = { balanceFen: 0, paidFen: 0 };
/** How many months back one may look. */
const mostMonthsBack = 36;

export function loadingStatement(month: string, thisMonth: string): StatementData {
  return {
    phase: 'loading',
    sentence: '',
    isVisitor: false,
    month,
    monthName: month === '' ? '' : monthText(month),
    hasEarlier: month > monthAfter(thisMonth, -mostMonthsBack),
    hasLater: month < thisMonth,
    isClosed: false,
    sealed: '',
    opening: nothing,
    closing: nothing,
    rows: [],
    lineCount: 0,
    isCut: false,
    verify: '',
    head: '',
  };
}

/** The months that can be chosen, this one first. */
export function monthsBack(thisMonth: string): { readonly month: string; readonly name: string }[] {
  return Array.from({ length: mostMonthsBack + 1 }, (_, index) => monthAfter(thisMonth, -index)).map((month) => ({
    month,
    name: monthText(month),
  }));
}

/** A month; its lines are handed to the screen in parts. */
export function statementPage(loading: StatementData, answer: Answer<StatementAnswer>): StatementData {
  if (!answer.ok) {
    const isVisitor = answer.code === 'not-bound';
    return { ...loading, phase: isVisitor ? 'empty' : 'failed', sentence: answer.sentence, isVisitor };
  }
  const { value } = answer;
  if (value.kind === 'empty') return { ...loading, phase: 'empty', sentence: value.zh };
  if (value.kind === 'file') return loading;
  const { isClosed, sealed, opening, closing, lineCount, lines, verify } = value;
  return {
    ...loading,
    phase: 'ready',
    isClosed,
    sealed: sealed.zh,
    opening: balanceOf(opening),
    closing: balanceOf(closing),
    lineCount,
    isCut: lines.length < lineCount,
    verify: verify.zh,
    head: numberText(closing.head),
  };
}

function balanceOf({ balanceFen, paidFen }: ChainView): Balance {
  return { balanceFen, paidFen };
}

/** The lines as rows, the oldest first. */
export function statementRows({ lines }: Pick<StatementView, 'lines'>, thisMonth: string): StatementRow[] {
  return lines.map((line, index) => rowOf(line, index, `${thisMonth}01`));
}

function rowOf(line: StatementLineView, index: number, today: string): StatementRow {
  const { day, zh, late, origin, orderId, bookedAtMs, changeFen, amountFen, balanceFen } = line;
  return {
    key: `${line.number}-${index}`,
    day: weekdayText(day, today),
    text: zh,
    notes: [
      ...(orderId === null ? [] : [`订单 ${numberText(orderId)}`]),
      ...(late === null ? [] : [`${late.zh} ${momentText(bookedAtMs)} 记账`]),
      ...(origin === null ? [] : [origin.zh]),
    ],
    changeFen,
    isInside: changeFen === 0,
    amountFen,
    balanceFen,
  };
}
