import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayListTransaction } from '../../ports/pay-list-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { ListRequest, ListResultPorts } from './list-ports';
import { notReceivedId } from './report-not-received';

/**
 * Answers a promoter who said that his money has not arrived: it has after all, or was clarified otherwise. Money that
 * came back is stated as returned instead, which answers him as well.
 *
 * Rejections: report-not-found; request-id-taken.
 */
export async function closeReport(
  ports: Pick<ListResultPorts, 'clock' | 'payLists' | 'workItems'>,
  actor: Actor,
  request: ListRequest & { readonly payoutNo: string },
): Promise<Outcome<{ readonly payoutNo: string }, 'report-not-found' | 'request-id-taken'>> {
  const { payoutNo, requestId, reason } = request;
  const item = await ports.workItems.find(notReceivedId(payoutNo));
  if (!item) return rejected('report-not-found');
  const audited = { action: 'payoutReportClose', brandId: null, requestId, reason, asked: { payoutNo } };
  const closed = await auditedChange<PayListTransaction, { readonly payoutNo: string }, never>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async () => ok({ subject: `payout ${payoutNo}`, before: null, after: { report: 'closed' }, answer: { payoutNo } }),
  );
  if (!closed.ok) return closed;
  await ports.workItems.close(item.id, { by: actor.openid, atMs: ports.clock.nowMs(), outcome: reason });
  return closed;
}
