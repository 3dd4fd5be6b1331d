import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayListTransaction } from '../../ports/pay-list-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { listOverview } from './list-content';
import type { ListPorts, ListRequest } from './list-ports';

/**
 * Gives up a list that nobody approved; its payouts wait for the next one.
 *
 * Rejections: list-not-found; list-decided once it was approved; request-id-taken.
 */
export async function withdrawList(
  ports: ListPorts,
  actor: Actor,
  request: ListRequest & { readonly listId: string },
): Promise<Outcome<{ readonly listId: string }, 'list-not-found' | 'list-decided' | 'request-id-taken'>> {
  const { listId, requestId, reason } = request;
  const audited = { action: 'payoutListWithdraw', brandId: null, requestId, reason, asked: { listId } };
  const outcome = await auditedChange<
    PayListTransaction,
    { readonly listId: string },
    'list-not-found' | 'list-decided'
  >(ports.payLists, ports.clock, actor, audited, async (lists) => {
    const list = await lists.findList(listId);
    if (!list) return rejected('list-not-found');
    if (list.state !== 'made') return rejected('list-decided');
    await lists.writeList({ ...list, state: 'withdrawing', revision: list.revision + 1 });
    return ok({
      subject: `list ${listId}`,
      before: listOverview(list),
      after: { state: 'withdrawn' },
      answer: { listId },
    });
  });
  if (outcome.ok) await finishWithdrawing(ports, listId);
  return outcome;
}

/** Gives the rows back; done again it finds nothing to do, so whoever comes next may finish what was cut off. */
export async function finishWithdrawing({ payLists }: Pick<ListPorts, 'payLists'>, listId: string): Promise<void> {
  const before = await payLists.findList(listId);
  if (before?.state !== 'withdrawing') return;
  await payLists.giveBackRows(listId);
  await payLists.transaction(async (transaction) => {
    const list = await transaction.findList(listId);
    if (list?.state !== 'withdrawing') return;
    await transaction.writeList({ ...list, state: 'withdrawn', revision: list.revision + 1 });
  });
}
