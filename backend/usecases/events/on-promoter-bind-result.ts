import type { PromoterBindResult } from '../../ports/store-event';
import { type FollowBondPorts, type FollowedBond, followBond } from './follow-bond';

/**
 * A promoter was bound or unbound: which of the two, and whether it still holds, is what the platform says now. An old
 * event after a newer one therefore does no harm.
 *
 * Errors: Outage.
 */
export function onPromoterBindResult(
  ports: FollowBondPorts,
  { promoter, agencyUnionid }: PromoterBindResult,
): Promise<FollowedBond> {
  return followBond(ports, promoter, agencyUnionid);
}
