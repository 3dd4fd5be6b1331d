import type { TableCell, TableRow } from '../../core/statement/statement-table';
import { WrongLine } from './wrong-line';

/** A row with the line of the file on which it stands. */
export interface FileRow {
  readonly line: number;
  readonly cells: TableRow;
}

export interface FileRows {
  readonly form: 'csv' | 'json';
  readonly rows: readonly FileRow[];
}

/** The rows of a file in either form; throws WrongLine where a line cannot be read. */
export function readRows(text: string): FileRows {
  if (text.startsWith('[')) return { form: 'json', rows: readJsonRows(text) };
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return { form: 'csv', rows: lines.map((line, index) => ({ line: index + 1, cells: csvCells(line, index + 1) })) };
}

const csvField = /(?:"((?:[^"]|"")*)"|(-?\d+))(,|\r?$)/y;

function csvCells(text: string, line: number): TableCell[] {
  const cells: TableCell[] = [];
  for (let at = 0; at < text.length; at = csvField.lastIndex) {
    csvField.lastIndex = at;
    const match = csvField.exec(text);
    if (!match) throw new WrongLine(line, `column ${cells.length + 1} is not a quoted text and not a number`);
    const [, quoted, number, end] = match;
    cells.push(quoted === undefined ? Number(number) : unguarded(quoted.replaceAll('""', '"')));
    if (end !== ',') return cells;
  }
  throw new WrongLine(line, 'the line ends in the middle of a row');
}

/** Text that would be a formula or a number in a spreadsheet was written with `'` before it. */
function unguarded(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/** One row a line, between a line with `[` and one with `]`. */
function readJsonRows(text: string): FileRow[] {
  const lines = text.split('\n');
  const last = lines.length - 2;
  return lines.slice(1, last).map((rowText, index) => {
    const line = index + 2;
    const isLastRow = line === last;
    return { line, cells: jsonCells(isLastRow ? rowText : rowText.replace(/,$/, ''), line) };
  });
}

function jsonCells(text: string, line: number): TableCell[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new WrongLine(line, 'the line is not a JSON list');
  }
  const isCell = (cell: unknown): cell is TableCell => typeof cell === 'string' || typeof cell === 'number';
  if (Array.isArray(value) && value.every(isCell)) return value;
  throw new WrongLine(line, 'the line is not a JSON list of texts and numbers');
}
