import type { Clock } from '../../ports/clock';
import type { CodeHasher } from '../../ports/code-hasher';
import type { HeldRole } from '../../ports/staff-store';
import type { TeamStore } from '../../ports/team-store';
import { type Reach, reaches } from '../staff/role-matrix';

export interface TeamMember {
  /** Stands for the person; his identity in WeChat is not shown. */
  readonly memberId: string;
  readonly name: string;
  readonly roles: readonly HeldRole[];
  readonly addedAtMs: number;
  readonly isMe: boolean;
}

export interface OpenStaffInvite {
  readonly inviteId: string;
  readonly role: HeldRole['role'];
  readonly brandId: string | null;
  readonly label: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

export interface TeamPorts {
  readonly clock: Clock;
  readonly hasher: CodeHasher;
  readonly team: TeamStore;
}

/** Who has a role within a reach, and which links for roles still work. Whoever reaches one brand sees that brand. */
export async function readTeam(
  ports: TeamPorts,
  caller: { readonly openid: string },
  reach: Reach,
): Promise<{ readonly members: readonly TeamMember[]; readonly invites: readonly OpenStaffInvite[] }> {
  const [people, invites] = await Promise.all([ports.team.listStaff(), ports.team.listStaffInvites()]);
  const nowMs = ports.clock.nowMs();
  const within = ({ brandId }: HeldRole) => reaches(reach, brandId);
  const members = people.flatMap(({ openid, name, roles, addedAtMs }) => {
    const seen = roles.filter(within);
    if (seen.length === 0) return [];
    return { memberId: memberIdOf(ports, openid), name, roles: seen, addedAtMs, isMe: openid === caller.openid };
  });
  const open = invites.filter(
    (invite) =>
      invite.usedAtMs === null && invite.revokedAtMs === null && nowMs < invite.expiresAtMs && within(invite.held),
  );
  return {
    members,
    invites: open.map(({ id, held, label, createdAtMs, expiresAtMs }) => {
      return { inviteId: id.slice(0, inviteIdLength), ...held, label, createdAtMs, expiresAtMs };
    }),
  };
}

const memberIdLength = 16;
const inviteIdLength = 16;

/** A name for a person that leads nobody to his identity. */
export function memberIdOf({ hasher }: { readonly hasher: CodeHasher }, openid: string): string {
  return hasher.hashOf(`member|${openid}`).slice(0, memberIdLength);
}
