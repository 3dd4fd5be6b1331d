import type { HeldRole, StaffStore } from '../../ports/staff-store';
import { type ConsoleDuty, consoleDuties, type Reach, reachOf } from './role-matrix';

export interface MyRoles {
  /** Null for somebody without a role. */
  readonly name: string | null;
  readonly roles: readonly HeldRole[];
  /** Only what he may do, and in which brands. */
  readonly may: Partial<Readonly<Record<ConsoleDuty, Reach>>>;
}

/** Which roles the caller has, and what they let him do. Somebody without a role learns nothing else. */
export async function me(ports: { readonly staff: StaffStore }, caller: { readonly openid: string }): Promise<MyRoles> {
  const member = await ports.staff.findStaff(caller.openid);
  const reached = consoleDuties.map((duty) => [duty, reachOf(member, duty)] as const);
  const may = Object.fromEntries(reached.filter(([, reach]) => reach.length > 0));
  return { name: member?.name ?? null, roles: member?.roles ?? [], may };
}
