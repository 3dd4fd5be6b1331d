import type { StatementFiles } from '../../ports/statement-files';
import { csvText } from './csv-text';
import { jsonRows } from './json-rows';
import { xlsxFile, xlsxRowLimit } from './xlsx-file';

/** CSV and JSON in UTF-8, and workbooks. */
export const statementFiles: StatementFiles = {
  rowLimitOf: (format) => (format === 'xlsx' ? xlsxRowLimit : null),
  async fileOf(rows, format) {
    if (format === 'xlsx') return xlsxFile(rows, '对账单');
    return new TextEncoder().encode(format === 'csv' ? csvText(rows) : jsonRows(rows));
  },
};
