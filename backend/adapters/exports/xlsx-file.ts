import { invariant } from '../../../core/invariant';
import type { TableCell, TableRow } from '../../../core/statement/statement-table';
import { makeZipTimeless } from './timeless-zip';

/** More rows than this do not fit into a function's memory while the file is put together. */
export const xlsxRowLimit = 20_000;

const longestText = 32_767;

/**
 * Rows as a workbook of one sheet. Every cell is text or a number by its type, so none is ever a formula. The same rows
 * are the same bytes.
 */
export async function xlsxFile(rows: readonly TableRow[], sheet: string): Promise<Uint8Array> {
  invariant(rows.length <= xlsxRowLimit, `a workbook takes ${xlsxRowLimit} rows, not ${rows.length}; write CSV`);
  const data = rows.map((row) => row.map(cellOf));
  // Loaded when somebody wants a workbook: no other call of the function waits for it.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const bytes = await writeExcelFile(data, { sheet, stickyRowsCount: 1 }).toBuffer();
  makeZipTimeless(bytes);
  return bytes;
}

function cellOf(cell: TableCell) {
  if (cell === '') return null;
  if (typeof cell === 'number') {
    invariant(Number.isSafeInteger(cell), `a cell is a whole number, not ${cell}`);
    return { value: cell, type: Number };
  }
  invariant(typeof cell === 'string' && cell.length <= longestText, 'a cell is text of at most 32,767 characters');
  return { value: cell, type: String };
}
