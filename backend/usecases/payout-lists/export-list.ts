import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayeeDetails } from '../../../core/payee/check-payee';
import type { PayListTransaction } from '../../ports/pay-list-store';
import type { TableFormat } from '../../ports/table-files';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { isAsMade, listOverview } from './list-content';
import type { ListExportPorts, ListRequest } from './list-ports';
import { listSheets, listTable } from './list-table';

export interface ExportListRequest extends ListRequest {
  readonly listId: string;
  readonly format: TableFormat;
}

export interface ListFile {
  readonly name: string;
  readonly format: TableFormat;
  readonly contentBase64: string;
  readonly rowCount: number;
  readonly totalFen: number;
  /** Of the rows, as it stands in the list. */
  readonly contentHash: string;
}

export type ExportListRefusal = 'list-not-found' | 'list-not-approved' | 'list-changed' | 'request-id-taken';

/**
 * An approved list as a file for the bank, for Alipay or for payroll; the same list always gives the same rows. Who took
 * it is kept, because whole accounts stand in it.
 *
 * Rejections: list-not-found; list-not-approved; list-changed when a row is not as it was made (people are told);
 * request-id-taken.
 */
export async function exportList(
  ports: ListExportPorts,
  actor: Actor,
  request: ExportListRequest,
): Promise<Outcome<ListFile, ExportListRefusal>> {
  const { listId, format, requestId, reason } = request;
  const rows = await ports.payLists.listRowsIn(listId);
  const audited = { action: 'payoutListExport', brandId: null, requestId, reason, asked: { listId, format } };
  const taken = await auditedChange<PayListTransaction, { readonly listId: string }, ExportListRefusal>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async (lists) => {
      const list = await lists.findList(listId);
      if (!list) return rejected('list-not-found');
      if (list.state !== 'approved') return rejected('list-not-approved');
      if (!isAsMade(list, rows, ports.hash)) return rejected('list-changed');
      return ok({ subject: `list ${listId}`, before: null, after: listOverview(list), answer: { listId } });
    },
  );
  if (!taken.ok && taken.code === 'list-changed') ports.journal.alarm('PAYOUT_LIST_CHANGED', { name: listId });
  if (!taken.ok) return taken;
  const list = await ports.payLists.findList(listId);
  if (!list) return rejected('list-not-found');
  const open = rows.map((row) => {
    return { row, details: JSON.parse(ports.vault.open(row.sealed, row.payoutNo)) as PayeeDetails };
  });
  const bytes = await ports.tables.fileOf(listTable(list.route, open), format, listSheets[list.route]);
  const { rowCount, totalFen, contentHash } = list;
  const contentBase64 = Buffer.from(bytes).toString('base64');
  return ok({ name: `${listId}.${format}`, format, contentBase64, rowCount, totalFen, contentHash });
}
