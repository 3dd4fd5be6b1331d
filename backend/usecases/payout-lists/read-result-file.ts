import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayList } from '../../ports/pay-list-store';
import type { Actor } from '../staff/audited-write';
import { type MarkerRefusal, refusalOfMarker } from './judge-marker';
import { type JudgedResults, judgeResults } from './judge-results';
import type { ListResultPorts } from './list-ports';
import { isBlankLine, readResultRow } from './read-result-row';
import { fieldNames, findColumns, missingFields } from './result-columns';

export interface ResultFileRequest {
  readonly listId: string;
  readonly contentBase64: string;
}

export type ResultFileRefusal =
  | MarkerRefusal
  | 'list-not-found'
  | 'file-too-large'
  | 'file-not-readable'
  | 'columns-missing'
  | 'import-of-other-list';

export interface ReadResults extends JudgedResults {
  readonly list: PayList;
  /** Of the file's bytes. */
  readonly fileHash: string;
  /** When and by whom the same file was taken in before. */
  readonly takenBefore: { readonly atMs: number; readonly name: string } | null;
}

const largestFileBytes = 2_000_000;
const mostLines = 5000;

/**
 * Reads a bank's result file and compares it with its list; writes nothing.
 *
 * Rejections: list-not-found; list-not-approved, same-person, wait-not-over; file-too-large (2 MB, 5,000 lines);
 * file-not-readable; columns-missing, with the titles that are missing; import-of-other-list.
 */
export async function readResultFile(
  ports: ListResultPorts,
  actor: Actor,
  { listId, contentBase64 }: ResultFileRequest,
): Promise<Outcome<ReadResults, ResultFileRefusal>> {
  const list = await ports.payLists.findList(listId);
  if (!list) return rejected('list-not-found');
  const nowMs = ports.clock.nowMs();
  const refusal = refusalOfMarker(list, actor, (await ports.payLists.countPayers()) < 2, nowMs);
  if (refusal) return rejected(refusal);
  const bytes = Buffer.from(contentBase64, 'base64');
  if (bytes.length > largestFileBytes) return rejected('file-too-large');
  const table = await ports.resultFiles.read(bytes);
  if (!table.ok) return table;
  if (table.value.length > mostLines) return rejected('file-too-large');
  const found = findColumns(table.value);
  if (!found)
    return rejected(
      'columns-missing',
      missingFields(table.value)
        .map((field) => fieldNames[field])
        .join('、'),
    );
  const lines = table.value.flatMap((cells, index) => {
    const isResult = index + 1 > found.titleLine && !isBlankLine(cells) && !isSumLine(cells);
    return isResult ? readResultRow(cells, found.columns, index + 1) : [];
  });
  const fileHash = ports.resultFiles.hashOf(bytes);
  const before = await ports.payLists.findImport(fileHash);
  if (before && before.listId !== listId) return rejected('import-of-other-list');
  const rows = await ports.payLists.listRowsIn(listId);
  const takenBefore = before ? { atMs: before.importedAtMs, name: before.importedBy.name } : null;
  return ok({ ...judgeResults(list, rows, lines, nowMs), list, fileHash, takenBefore });
}

/** Banks write totals below the payments; no payment's first cell begins so. */
function isSumLine(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return /^[\s'`]*(合计|总计|总笔数|总金额|成功笔数|失败笔数|#)/.test(first);
}
