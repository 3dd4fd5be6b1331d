import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { WorkDesk } from '../../ports/work-desk';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { type Reach, reaches } from '../staff/role-matrix';

export interface CloseWorkItemPorts {
  readonly desk: WorkDesk;
  readonly clock: Clock;
}

/**
 * Ends a work item of the nights with a reason, which is kept with it and in the audit. It changes no money: what has to
 * be put right is a correction of its own.
 *
 * Rejections: work-item-not-found, the same for one outside the reach; work-item-closed; request-id-taken.
 */
export async function closeWorkItem(
  { desk, clock }: CloseWorkItemPorts,
  actor: Actor & { readonly reach: Reach },
  request: { readonly id: string; readonly requestId: string; readonly reason: string },
): Promise<Outcome<{ readonly id: string }, 'work-item-not-found' | 'work-item-closed' | 'request-id-taken'>> {
  const { id, requestId, reason } = request;
  const known = await desk.findItem(id);
  if (!known || !reaches(actor.reach, known.brandId)) return rejected('work-item-not-found');
  const audited = { action: 'closeWorkItem', brandId: known.brandId, requestId, reason, asked: { id, reason } };
  return auditedChange(desk, clock, actor, audited, async (transaction, atMs) => {
    const item = await transaction.findItem(id);
    if (!item) return rejected('work-item-not-found');
    if (item.state !== 'open') return rejected('work-item-closed');
    await transaction.closeItem(id, { name: actor.name, atMs, reason });
    return ok({ subject: `work item ${id}`, before: { state: 'open' }, after: { state: 'done' }, answer: { id } });
  });
}
