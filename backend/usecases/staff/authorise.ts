import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { StaffMember, StaffStore } from '../../ports/staff-store';
import { type ConsoleDuty, type Reach, reaches, reachOf } from './role-matrix';

export interface Authorised {
  readonly member: StaffMember;
  readonly reach: Reach;
}

/**
 * The caller as somebody who may do this, here. His roles come from what is stored under the identity that the platform
 * vouches for. `brandId` is the brand it is about, null the whole agency, and 'any' a list that is cut to his reach.
 *
 * Rejections: not-permitted, the same for a brand that is another's and for one that does not exist.
 */
export async function authorise(
  staff: StaffStore,
  openid: string,
  duty: ConsoleDuty,
  brandId: string | null | 'any',
): Promise<Outcome<Authorised, 'not-permitted'>> {
  const member = await staff.findStaff(openid);
  const reach = reachOf(member, duty);
  const isAllowed = brandId === 'any' ? reach === 'every-brand' || reach.length > 0 : reaches(reach, brandId);
  return member && isAllowed ? ok({ member, reach }) : rejected('not-permitted');
}
