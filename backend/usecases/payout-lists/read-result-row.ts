import type { ResultColumns, ResultField } from './result-columns';

/** What one line says; null where it says nothing that can be read. */
export interface ResultRow {
  /** As a spreadsheet counts, from 1. */
  readonly line: number;
  readonly numbers: readonly string[];
  readonly amountText: string;
  readonly amountFen: number | null;
  readonly statusText: string;
  readonly status: 'paid' | 'failed' | 'returned' | 'pending' | null;
  readonly reference: string;
  readonly timeText: string;
  readonly paidAtMs: number | null;
  readonly failReason: string;
}

const paidWords = /^(交易|付款|转账|处理|支付)?(成功|完成|已完成|已到账|已支付|已付款|已发放)$/;
const returnedWords = /退汇|退票|已退回|退回/;
const failedWords = /失败|拒绝|已撤销|已关闭|无效/;
const pendingWords = /处理中|待|进行中|受理|已提交/;

const beijingOffsetMs = 8 * 3_600_000;
const stamp = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T]*(\d{1,2}):?(\d{2})(?::?(\d{2}))?)?$/;

/** Reads one line. What banks put around ids and amounts (`'`, backticks, tabs, `¥`, thousands) does not matter. */
export function readResultRow(cells: readonly string[], columns: ResultColumns, line: number): ResultRow {
  const cell = (field: ResultField) => plainCell(cells[columns[field] ?? -1] ?? '');
  const amountText = cell('amount');
  const statusText = cell('status');
  return {
    line,
    numbers: cell('payoutNo').match(/[0-9A-Za-z]{4,32}/g) ?? [],
    amountText,
    amountFen: yuanToFen(amountText),
    statusText,
    status: statusOf(statusText),
    reference: cell('reference'),
    timeText: cell('time'),
    paidAtMs: beijingTextToMs(cell('time')),
    failReason: cell('reason'),
  };
}

/** Whether a line holds nothing at all. */
export function isBlankLine(cells: readonly string[]): boolean {
  return cells.every((cell) => plainCell(cell) === '');
}

function plainCell(cell: string): string {
  return cell.replace(/^[\s'`=]+|[\s'`]+$/g, '').replace(/^"(.*)"$/, '$1');
}

/** Whole fen; null for what is no amount of at most two decimals. */
export function yuanToFen(text: string): number | null {
  const plain = text.replace(/^[\u00a5\uffe5]|元$|[,\uff0c\s]/g, '');
  const [, whole = '', decimals = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === '' ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

function statusOf(text: string): ResultRow['status'] {
  if (returnedWords.test(text)) return 'returned';
  if (failedWords.test(text)) return 'failed';
  if (pendingWords.test(text)) return 'pending';
  return paidWords.test(text) ? 'paid' : null;
}

/** A time as people in Beijing write it; a day alone is its first moment. */
export function beijingTextToMs(text: string): number | null {
  const match = stamp.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  const [hour = 0, minute = 0, second = 0] = match.slice(4, 7).map((part) => (part ? Number(part) : undefined));
  const atMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const written = new Date(atMs);
  const isReal = written.getUTCMonth() === month - 1 && written.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? atMs - beijingOffsetMs : null;
}
