import type { TableRow } from '../../core/statement/statement-table';

export type TableFormat = 'csv' | 'xlsx';

/** Turns rows into a file, with ids as text and nothing that a spreadsheet takes for a formula. */
export interface TableFiles {
  fileOf(rows: readonly TableRow[], format: TableFormat, sheet: string): Promise<Uint8Array>;
}
