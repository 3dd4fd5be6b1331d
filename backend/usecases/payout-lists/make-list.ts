import { type Outcome, ok, rejected } from '../../../core/outcome';
import { payeeRules } from '../../../core/payee/payee-rules';
import {
  type ListRoute,
  mostRows,
  type PayList,
  type PayListTransaction,
  type PayRow,
} from '../../ports/pay-list-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { contentHashOf, listOverview, totalOf } from './list-content';
import type { ListPorts, ListRequest } from './list-ports';
import { finishWithdrawing } from './withdraw-list';

export interface MakeListRequest extends ListRequest {
  readonly route: ListRoute;
}

export interface MakeListAnswer {
  readonly listId: string;
  readonly rowCount: number;
  readonly totalFen: number;
}

export type MakeListRefusal = 'nothing-to-list' | 'request-id-taken';

/** How many waiting rows are looked at: those without an invoice stay behind. */
const mostLookedAt = 1000;

/**
 * Puts the payouts of a route that wait longest, at most 200, into a list. A payout of a business goes in only once its
 * invoice is there. A list that a call cut off in the middle is finished first and is the answer.
 *
 * Rejections: nothing-to-list; request-id-taken.
 */
export async function makeList(
  ports: ListPorts,
  actor: Actor,
  request: MakeListRequest,
): Promise<Outcome<MakeListAnswer, MakeListRefusal>> {
  const { route, requestId } = request;
  const own = await ports.payLists.findList(`${route}-${requestId}`);
  if (own && own.madeBy.openid !== actor.openid) return rejected('request-id-taken');
  if (own && own.state !== 'making') return own.rowCount === 0 ? rejected('nothing-to-list') : ok(answerOf(own));
  const unfinished = own ?? (await findUnfinished(ports, route));
  const list = unfinished ?? (await beginList(ports, actor, request));
  if (!list) return rejected('nothing-to-list');
  await ports.payLists.takeRows(list.chosen, list.listId);
  return finish(ports, actor, request, list, await ports.payLists.listRowsIn(list.listId));
}

async function findUnfinished(ports: ListPorts, route: ListRoute): Promise<PayList | undefined> {
  const unfinished = await ports.payLists.findUnfinished(route);
  if (unfinished?.state !== 'withdrawing') return unfinished;
  await finishWithdrawing(ports, unfinished.listId);
  return undefined;
}

/** Which rows go in is written down first, so that finishing it later takes in the same ones. */
async function beginList(ports: ListPorts, actor: Actor, request: MakeListRequest): Promise<PayList | undefined> {
  const { route, requestId } = request;
  const chosen = await chooseRows(ports, route);
  if (chosen.length === 0) return undefined;
  const list: PayList = {
    listId: `${route}-${requestId}`,
    route,
    state: 'making',
    madeBy: { openid: actor.openid, name: actor.name },
    madeAtMs: ports.clock.nowMs(),
    chosen,
    rowCount: 0,
    totalFen: 0,
    contentHash: '',
    approvedBy: null,
    approvedAtMs: null,
    mayMarkAloneFromMs: null,
    revision: 1,
  };
  await ports.payLists.transaction((lists) => lists.writeList(list));
  return list;
}

async function chooseRows({ payLists }: ListPorts, route: ListRoute): Promise<readonly string[]> {
  const waiting = await payLists.listQueued(route, mostLookedAt);
  const numbers = waiting.filter(({ payeeKind }) => payeeRules[payeeKind].needsInvoice).map((row) => row.payoutNo);
  const invoiced = new Set((await payLists.listInvoices(numbers)).map((invoice) => invoice.payoutNo));
  const ready = waiting.filter(({ payeeKind, payoutNo }) => {
    return !payeeRules[payeeKind].needsInvoice || invoiced.has(payoutNo);
  });
  return ready.slice(0, mostRows).map(({ payoutNo }) => payoutNo);
}

async function finish(
  ports: ListPorts,
  actor: Actor,
  request: MakeListRequest,
  { listId }: PayList,
  rows: readonly PayRow[],
): Promise<Outcome<MakeListAnswer, MakeListRefusal>> {
  const { requestId, reason, route } = request;
  const audited = { action: 'payoutListMake', brandId: null, requestId, reason, asked: { route } };
  return auditedChange<PayListTransaction, MakeListAnswer, MakeListRefusal>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async (lists) => {
      const stored = await lists.findList(listId);
      if (!stored) return rejected('nothing-to-list');
      if (stored.state !== 'making') return ok({ ...changeOf(stored), before: null });
      const made: PayList = {
        ...stored,
        state: rows.length === 0 ? 'withdrawn' : 'made',
        rowCount: rows.length,
        totalFen: totalOf(rows),
        contentHash: contentHashOf(rows, ports.hash),
        revision: stored.revision + 1,
      };
      await lists.writeList(made);
      return made.state === 'withdrawn' ? rejected('nothing-to-list') : ok({ ...changeOf(made), before: null });
    },
  );
}

function changeOf(list: PayList) {
  return { subject: `list ${list.listId}`, after: listOverview(list), answer: answerOf(list) };
}

function answerOf({ listId, rowCount, totalFen }: PayList): MakeListAnswer {
  return { listId, rowCount, totalFen };
}
