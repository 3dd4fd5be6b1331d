import { invariant } from '../../../core/invariant';
import type { TableCell, TableRow } from '../../../core/statement/statement-table';

/** What a spreadsheet takes for the beginning of a formula, also after blanks and in full width. */
const formulaStart = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** A spreadsheet reads digits as a number and rounds it after the fifteenth. */
const onlyDigits = /^\d+$/;
const controls = /(?![\t\r\n])\p{Cc}/gu;

/**
 * Rows as CSV (RFC 4180) with a byte order mark, so that spreadsheets read UTF-8. Text is always quoted; text that would
 * start a formula, and ids made of digits, begin with `'`. Numbers are written as numbers.
 */
export function csvText(rows: readonly TableRow[]): string {
  return `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** One cell. A number that is not whole and exact is refused: a sum must not change by being written down. */
export function csvCell(cell: TableCell): string {
  if (typeof cell === 'number') {
    invariant(Number.isSafeInteger(cell), `a cell is a whole number, not ${cell}`);
    return String(cell);
  }
  invariant(typeof cell === 'string', `a cell is text or a number, not ${typeof cell}`);
  const text = cell.replace(controls, '');
  const safe = formulaStart.test(text) || onlyDigits.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
