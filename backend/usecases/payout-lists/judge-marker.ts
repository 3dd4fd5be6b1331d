import type { PayList } from '../../ports/pay-list-store';
import type { Actor } from '../staff/audited-write';

export type MarkerRefusal = 'list-not-approved' | 'same-person' | 'wait-not-over';

/**
 * Whether somebody may state results of a list: it is approved, and not by himself. Where nobody else may move money he
 * may after the wait that began with the approval; a second person who came since is asked instead.
 */
export function refusalOfMarker(
  list: PayList,
  actor: Actor,
  isAlone: boolean,
  nowMs: number,
): MarkerRefusal | undefined {
  if (list.state !== 'approved' || !list.approvedBy) return 'list-not-approved';
  if (list.approvedBy.openid !== actor.openid) return undefined;
  if (list.mayMarkAloneFromMs === null || !isAlone) return 'same-person';
  return nowMs < list.mayMarkAloneFromMs ? 'wait-not-over' : undefined;
}
