import type { TableFiles } from '../../ports/table-files';
import { csvText } from '../exports/csv-text';
import { xlsxFile } from '../exports/xlsx-file';

/** CSV in UTF-8 with a byte order mark, and workbooks of one sheet. */
export const tableFiles: TableFiles = {
  async fileOf(rows, format, sheet) {
    return format === 'xlsx' ? xlsxFile(rows, sheet) : new TextEncoder().encode(csvText(rows));
  },
};
