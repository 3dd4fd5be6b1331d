import type { TableRow } from '../../core/statement/statement-table';

export type StatementFormat = 'csv' | 'json' | 'xlsx';

/** Turns rows into a file. */
export interface StatementFiles {
  /** Most rows that one file of a format takes; null when there is no such limit. */
  rowLimitOf(format: StatementFormat): number | null;
  fileOf(rows: readonly TableRow[], format: StatementFormat): Promise<Uint8Array>;
}
