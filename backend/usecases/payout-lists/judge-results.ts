import { fen } from '../../../core/money/fen';
import { plainYuan } from '../../../core/tax/plain-yuan';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { PayList, PayRow, RowResult } from '../../ports/pay-list-store';
import { isSameResult, refusalOfPaidTime } from './mark-row';
import type { ResultRow } from './read-result-row';

export type ResultProblemCode =
  | 'number-missing'
  | 'number-unknown'
  | 'amount-unreadable'
  | 'amount-differs'
  | 'status-unknown'
  | 'double-row'
  | 'reference-missing'
  | 'time-wrong'
  | 'reason-missing'
  | 'not-paid-yet'
  | 'already-otherwise';

/** A line that cannot be believed, and what to do about it. */
export interface ResultProblem {
  readonly line: number;
  readonly code: ResultProblemCode;
  readonly text: string;
}

/** What a line would write. */
export interface ResultStep {
  readonly line: number;
  readonly payoutNo: string;
  readonly netFen: number;
  readonly from: PayRow['state'];
  readonly state: 'paid' | 'failed' | 'returned';
  readonly result: Pick<RowResult, 'reference' | 'paidAtMs' | 'paidDay' | 'returnedDay' | 'reason'>;
}

export interface JudgedResults {
  readonly steps: readonly ResultStep[];
  readonly problems: readonly ResultProblem[];
  /** Lines that say what the list says already. */
  readonly known: readonly number[];
  /** Lines of payments that are still under way. */
  readonly pending: readonly number[];
  /** Payouts without a result that the file does not name. */
  readonly notInFile: readonly string[];
}

/**
 * Compares the lines of a result file with its list. Nothing is guessed: a line whose number, amount, state or time is
 * not beyond doubt is a problem with its number and a sentence, and writes nothing.
 */
export function judgeResults(
  list: PayList,
  rows: readonly PayRow[],
  lines: readonly ResultRow[],
  nowMs: number,
): JudgedResults {
  const byNumber = new Map(rows.map((row) => [row.payoutNo, row]));
  const count = countNumbers(lines, byNumber);
  const judged = lines.map((line) => judgeLine(list, byNumber, count, line, nowMs));
  const named = new Set(lines.flatMap(({ numbers }) => numbers));
  return {
    steps: judged.flatMap((one) => (one.kind === 'step' ? one.step : [])),
    problems: judged.flatMap((one) => (one.kind === 'problem' ? one.problem : [])),
    known: judged.flatMap((one) => (one.kind === 'known' ? one.line : [])),
    pending: judged.flatMap((one) => (one.kind === 'pending' ? one.line : [])),
    notInFile: rows.filter((row) => row.state === 'listed' && !named.has(row.payoutNo)).map((row) => row.payoutNo),
  };
}

type Judged =
  | { readonly kind: 'step'; readonly step: ResultStep }
  | { readonly kind: 'problem'; readonly problem: ResultProblem }
  | { readonly kind: 'known' | 'pending'; readonly line: number };

function countNumbers(lines: readonly ResultRow[], rows: ReadonlyMap<string, PayRow>): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { numbers } of lines) {
    for (const number of new Set(numbers)) if (rows.has(number)) count.set(number, (count.get(number) ?? 0) + 1);
  }
  return count;
}

function judgeLine(
  list: PayList,
  rows: ReadonlyMap<string, PayRow>,
  count: ReadonlyMap<string, number>,
  line: ResultRow,
  nowMs: number,
): Judged {
  const problem = (code: ResultProblemCode, text: string): Judged => {
    return { kind: 'problem', problem: { line: line.line, code, text: `第 ${line.line} 行:${text}` } };
  };
  const [row, ...others] = line.numbers.flatMap((number) => rows.get(number) ?? []);
  if (line.numbers.length === 0) return problem('number-missing', '没有付款编号。请您补上后再导入。');
  if (!row || others.length > 0) {
    const named = line.numbers.join(' ');
    return problem('number-unknown', `编号「${named}」不在这份清单里。请您核对,或者跳过这一行。`);
  }
  if ((count.get(row.payoutNo) ?? 0) > 1)
    return problem('double-row', `编号 ${row.payoutNo} 出现了不止一次。请您只留一行。`);
  if (line.amountFen === null) return problem('amount-unreadable', `金额「${line.amountText}」不对。请您按元填写。`);
  if (line.amountFen !== row.netFen) {
    const [theirs, ours] = [plainYuan(fen(line.amountFen)), plainYuan(fen(row.netFen))];
    return problem('amount-differs', `金额 ${theirs} 元和清单里的 ${ours} 元不一样。请您向付款方核实。`);
  }
  if (line.status === 'pending') return { kind: 'pending', line: line.line };
  if (line.status === null) {
    return problem('status-unknown', `状态「${line.statusText}」看不懂。请您改成成功、失败或退票。`);
  }
  return judgeOutcome(list, row, { ...line, status: line.status }, nowMs, problem);
}

function judgeOutcome(
  list: PayList,
  row: PayRow,
  line: ResultRow & { readonly status: ResultStep['state'] },
  nowMs: number,
  problem: (code: ResultProblemCode, text: string) => Judged,
): Judged {
  const { status, reference, paidAtMs } = line;
  if (status === 'paid' && reference === '') return problem('reference-missing', '没有流水号。请您补上后再导入。');
  if (status === 'paid' && (paidAtMs === null || refusalOfPaidTime(list, paidAtMs, nowMs))) {
    return problem('time-wrong', `完成时间「${line.timeText}」不对,要在清单通过之后、现在之前。请您改好。`);
  }
  if (status !== 'paid' && line.failReason === '')
    return problem('reason-missing', '没有写失败原因。请您补上,推客会读到它。');
  const result = resultOf(row, line, nowMs);
  if (isSameResult(row, status, result)) return { kind: 'known', line: line.line };
  if (status === 'returned' && row.state === 'listed') {
    return problem('not-paid-yet', '这笔还没有登记成功,不能登记退票。请您改成失败。');
  }
  const from = status === 'returned' ? 'paid' : 'listed';
  if (row.state !== from) return problem('already-otherwise', '这笔已经登记了另一个结果。请您核对,或者跳过这一行。');
  return {
    kind: 'step',
    step: { line: line.line, payoutNo: row.payoutNo, netFen: row.netFen, from, state: status, result },
  };
}

function resultOf(row: PayRow, line: ResultRow, nowMs: number): ResultStep['result'] {
  const { status, reference, paidAtMs, failReason } = line;
  if (status === 'paid') {
    const paidDay = paidAtMs === null ? null : beijingDayOf(paidAtMs);
    return { reference, paidAtMs, paidDay, returnedDay: null, reason: null };
  }
  if (status !== 'returned') return { reference, paidAtMs: null, paidDay: null, returnedDay: null, reason: failReason };
  const { paidAtMs: wasPaidAtMs = null, paidDay = null } = row.result ?? {};
  return { reference, paidAtMs: wasPaidAtMs, paidDay, returnedDay: beijingDayOf(nowMs), reason: failReason };
}
