import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { TeamStore } from '../../ports/team-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface TakeInviteBack {
  readonly inviteId: string;
  readonly brandId: string | null;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Takes a link for a role back, at once.
 *
 * Rejections: staff-invite-not-found, also for one of another brand; staff-invite-used: then the role is revoked instead;
 * request-id-taken.
 */
export async function revokeStaffInvite(
  ports: AuditedPorts & { readonly team: TeamStore },
  actor: Actor,
  request: TakeInviteBack,
): Promise<
  Outcome<{ readonly revokedAtMs: number }, 'staff-invite-not-found' | 'staff-invite-used' | 'request-id-taken'>
> {
  const { inviteId, brandId, requestId, reason } = request;
  const found = (await ports.team.listStaffInvites()).find(
    ({ id, held }) => id.startsWith(inviteId) && held.brandId === brandId,
  );
  if (!found) return rejected('staff-invite-not-found');
  const audited = { action: 'revokeStaffInvite', brandId, requestId, reason, asked: request };
  return auditedWrite<{ revokedAtMs: number }, 'staff-invite-not-found' | 'staff-invite-used'>(
    ports,
    actor,
    audited,
    async (edit, nowMs) => {
      const invite = await edit.findStaffInvite(found.id);
      if (!invite) return rejected('staff-invite-not-found');
      if (invite.usedAtMs !== null) return rejected('staff-invite-used');
      const revokedAtMs = invite.revokedAtMs ?? nowMs;
      await edit.writeStaffInvite({ ...invite, revokedAtMs });
      const after = { ...invite.held, label: invite.label, revokedAtMs };
      return ok({ subject: `staff invite ${found.id.slice(0, 8)}`, before: null, after, answer: { revokedAtMs } });
    },
  );
}
