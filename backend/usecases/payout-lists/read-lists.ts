import { type Outcome, ok, rejected } from '../../../core/outcome';
import { payeeRules } from '../../../core/payee/payee-rules';
import { listRoutes, type PayList, type PayRow } from '../../ports/pay-list-store';
import type { WorkItem, WorkItems } from '../../ports/work-items';
import type { Actor } from '../staff/audited-write';
import { hasEvidence } from './evidence-link';
import type { ListPorts } from './list-ports';

const longestPage = 20;
const mostWaiting = 1000;
const mostReports = 100;

export interface WaitingView {
  readonly route: PayList['route'];
  readonly count: number;
  readonly totalFen: number;
  /** Of these, payouts of businesses that have not sent their invoice. */
  readonly withoutInvoice: number;
}

/** What waits for a list, the lists so far (newest first, 20 a page), and what promoters say has not arrived. */
export async function listLists(
  ports: Pick<ListPorts, 'payLists'> & { readonly workItems: WorkItems },
  { beforeMs = Number.MAX_SAFE_INTEGER }: { readonly beforeMs?: number | undefined },
) {
  const [lists, reports, ...waiting] = await Promise.all([
    ports.payLists.listLists({ beforeMs, limit: longestPage }),
    ports.workItems.listOpen(['PAYOUT_NOT_RECEIVED'], mostReports),
    ...listRoutes.map((route) => waitingOn(ports, route)),
  ]);
  const last = lists[lists.length - 1];
  return {
    waiting,
    lists: lists.map(listView),
    reports: reports.map(reportView),
    nextBeforeMs: last && lists.length === longestPage ? last.madeAtMs : null,
  };
}

async function waitingOn({ payLists }: Pick<ListPorts, 'payLists'>, route: PayList['route']): Promise<WaitingView> {
  const rows = await payLists.listQueued(route, mostWaiting);
  const needing = rows.filter(({ payeeKind }) => payeeRules[payeeKind].needsInvoice);
  const invoices = await payLists.listInvoices(needing.map(({ payoutNo }) => payoutNo));
  const totalFen = rows.reduce((sumFen, { netFen }) => sumFen + netFen, 0);
  return { route, count: rows.length, totalFen, withoutInvoice: needing.length - invoices.length };
}

/** One list with its rows, accounts masked, for somebody of the staff. Rejections: list-not-found. */
export async function readList(
  ports: Pick<ListPorts, 'payLists'>,
  { openid }: Pick<Actor, 'openid'>,
  listId: string,
): Promise<Outcome<ListWithRows, 'list-not-found'>> {
  const list = await ports.payLists.findList(listId);
  if (!list) return rejected('list-not-found');
  const rows = await ports.payLists.listRowsIn(listId);
  const invoices = await ports.payLists.listInvoices(rows.map(({ payoutNo }) => payoutNo));
  const invoiceOf = new Map(invoices.map(({ payoutNo, invoiceNumber }) => [payoutNo, invoiceNumber]));
  const views = rows.map((row) => rowView(row, invoiceOf.get(row.payoutNo) ?? null));
  const openRows = rows.filter(({ state }) => state === 'listed').length;
  return ok({ list: listView(list), rows: views, openRows, isApprovedByMe: list.approvedBy?.openid === openid });
}

export interface ListWithRows {
  readonly list: ReturnType<typeof listView>;
  readonly rows: readonly ReturnType<typeof rowView>[];
  /** Rows without a result. */
  readonly openRows: number;
  /** Who approved it does not state its results. */
  readonly isApprovedByMe: boolean;
}

function listView(list: PayList) {
  const { listId, route, state, rowCount, totalFen, contentHash, madeAtMs, approvedAtMs, mayMarkAloneFromMs } = list;
  return {
    ...{ listId, route, state, rowCount, totalFen, contentHash, madeAtMs, approvedAtMs, mayMarkAloneFromMs },
    madeBy: list.madeBy.name,
    approvedBy: list.approvedBy?.name ?? null,
  };
}

function rowView(row: PayRow, invoiceNumber: string | null) {
  const { payoutNo, promoter, payeeKind, netFen, grossFen, masked, state, result } = row;
  const { reference = null, paidAtMs = null, reason = null } = result ?? {};
  const { realName, account, bankName } = masked;
  return {
    ...{ payoutNo, promoter, payeeKind, netFen, grossFen, realName, account, bankName, state, invoiceNumber },
    ...{ reference, paidAtMs, failReason: reason, markedBy: result?.markedBy.name ?? null },
    hasEvidence: hasEvidence(result),
  };
}

function reportView({ promoter, facts, foundAtMs, dueAtMs }: WorkItem) {
  return { promoter, facts, foundAtMs, dueAtMs };
}
