import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { CodeHasher } from '../../ports/code-hasher';
import type { ProgramEdit } from '../../ports/program-editor';
import type { StaffMember, StaffRole } from '../../ports/staff-store';
import type { TeamStore } from '../../ports/team-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { memberIdOf } from './read-team';
import { heldRole, isSameRole } from './staff-role';

export interface RevokeRoleRequest {
  readonly memberId: string;
  readonly role: StaffRole;
  readonly brandId: string | null;
  readonly requestId: string;
  readonly reason: string;
}

export type RevokeRefusal = 'member-not-found' | 'last-owner' | 'request-id-taken';

export interface RevokePorts extends AuditedPorts {
  readonly team: TeamStore;
  readonly hasher: CodeHasher;
}

/**
 * Takes a role from somebody, at once: every call reads the roles anew. The agency keeps at least one owner, also when
 * two owners take the role from each other at the same moment.
 *
 * Rejections: member-not-found (also when he has not that role); last-owner; request-id-taken.
 */
export async function revokeRole(
  ports: RevokePorts,
  actor: Actor,
  request: RevokeRoleRequest,
): Promise<Outcome<{ readonly memberId: string }, RevokeRefusal>> {
  const { memberId, role, brandId, requestId, reason } = request;
  const revoked = heldRole(role, brandId);
  const people = await ports.team.listStaff();
  const target = people.find(({ openid }) => memberIdOf(ports, openid) === memberId);
  if (!target || !revoked) return rejected('member-not-found');
  const audited = { action: 'revokeRole', brandId, requestId, reason, asked: request };
  return auditedWrite<{ memberId: string }, RevokeRefusal>(ports, actor, audited, async (edit) => {
    const member = await edit.findStaff(target.openid);
    if (!member?.roles.some((held) => isSameRole(held, revoked))) return rejected('member-not-found');
    if (role === 'agency-owner' && !(await leavesAnOwner(edit, people, member))) return rejected('last-owner');
    const roles = member.roles.filter((held) => !isSameRole(held, revoked));
    await edit.writeStaff({ ...member, roles });
    const [before, after] = [{ roles: member.roles }, { roles }];
    return ok({ subject: `staff ${member.name}`, before, after, answer: { memberId } });
  });
}

/** Writes who still owns the agency, so that of two who do this at once one has to look again. */
async function leavesAnOwner(
  edit: ProgramEdit,
  people: readonly StaffMember[],
  leaving: StaffMember,
): Promise<boolean> {
  const claim = await edit.findOwnerClaim();
  const seen = people.filter(({ roles }) => roles.some(({ role }) => role === 'agency-owner'));
  const owners = (claim?.owners ?? seen.map(({ openid }) => openid)).filter((openid) => openid !== leaving.openid);
  if (owners.length === 0) return false;
  const none = { codeHash: '', expiresAtMs: 0, claimedAtMs: leaving.addedAtMs };
  await edit.writeOwnerClaim({ ...(claim ?? none), owners });
  return true;
}
