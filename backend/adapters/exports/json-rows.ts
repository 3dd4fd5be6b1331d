import type { TableRow } from '../../../core/statement/statement-table';

/** Rows as a JSON list of lists, one row a line. */
export function jsonRows(rows: readonly TableRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
