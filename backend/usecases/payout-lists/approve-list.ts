import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { PayList, PayListTransaction } from '../../ports/pay-list-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { isAsMade, listOverview } from './list-content';
import type { ListPorts, ListRequest } from './list-ports';

/** Where nobody else could, the one who approved may state results after a day. */
export const waitAloneMs = dayMs;

export interface ApproveListRequest extends ListRequest {
  readonly listId: string;
  /** The sum that the approver saw, in fen. */
  readonly totalFen: number;
}

export interface ApproveListAnswer {
  readonly listId: string;
  readonly approvedAtMs: number;
  readonly mayMarkAloneFromMs: number | null;
}

export type ApproveListRefusal =
  | 'list-not-found'
  | 'list-decided'
  | 'list-changed'
  | 'amount-differs'
  | 'second-person-needed'
  | 'request-id-taken';

/**
 * Approves a list, so that it may be exported and paid; somebody else states the results. Where only one person may move
 * money he does both, with a day between, up to the agency's limit, and people are told.
 *
 * Rejections: list-not-found; list-decided; list-changed when a row is not as it was made (people are told);
 * amount-differs when the sum is not the one that he saw; second-person-needed above what one person may do alone;
 * request-id-taken.
 */
export async function approveList(
  ports: ListPorts,
  actor: Actor,
  request: ApproveListRequest,
): Promise<Outcome<ApproveListAnswer, ApproveListRefusal>> {
  const { listId, totalFen, requestId, reason } = request;
  const rows = await ports.payLists.listRowsIn(listId);
  const isAlone = (await ports.payLists.countPayers()) < 2;
  const { aloneFen } = await ports.payoutSettings.current();
  const audited = { action: 'payoutListApprove', brandId: null, requestId, reason, asked: { listId, totalFen } };
  const outcome = await auditedChange<PayListTransaction, ApproveListAnswer, ApproveListRefusal>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async (lists, nowMs) => {
      const list = await lists.findList(listId);
      if (!list || list.state === 'making') return rejected('list-not-found');
      if (list.state !== 'made') return rejected('list-decided');
      if (!isAsMade(list, rows, ports.hash)) return rejected('list-changed');
      if (list.totalFen !== totalFen) return rejected('amount-differs');
      if (isAlone && list.totalFen > aloneFen) return rejected('second-person-needed');
      const mayMarkAloneFromMs = isAlone ? nowMs + waitAloneMs : null;
      const approved: PayList = {
        ...list,
        state: 'approved',
        approvedBy: { openid: actor.openid, name: actor.name },
        approvedAtMs: nowMs,
        mayMarkAloneFromMs,
        revision: list.revision + 1,
      };
      await lists.writeList(approved);
      if (mayMarkAloneFromMs !== null) {
        const facts = { listId, totalFen, by: actor.name, fromMs: mayMarkAloneFromMs };
        await lists.addNotice({ code: 'PAYOUT_LIST_WAITS_ALONE', about: listId, facts, notedAtMs: nowMs });
      }
      const answer = { listId, approvedAtMs: nowMs, mayMarkAloneFromMs };
      return ok({ subject: `list ${listId}`, before: listOverview(list), after: listOverview(approved), answer });
    },
  );
  tell(ports, request, outcome);
  return outcome;
}

function tell(
  { journal }: ListPorts,
  { listId, totalFen }: ApproveListRequest,
  outcome: Outcome<ApproveListAnswer, ApproveListRefusal>,
): void {
  if (!outcome.ok && outcome.code === 'list-changed') journal.alarm('PAYOUT_LIST_CHANGED', { name: listId });
  if (outcome.ok && outcome.value.mayMarkAloneFromMs !== null) {
    journal.alarm('PAYOUT_LIST_WAITS_ALONE', { name: listId, amountFen: totalFen });
  }
}
