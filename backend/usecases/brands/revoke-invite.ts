import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { inviteSubject } from './create-invite';

export interface InviteToRevoke {
  readonly brandId: string;
  readonly token: string;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Ends an invite at once; whoever joined with it stays. Revoking again changes nothing.
 *
 * Rejections: invite-not-found, the same for an invite of another brand; request-id-taken.
 */
export function revokeInvite(
  ports: AuditedPorts,
  actor: Actor,
  request: InviteToRevoke,
): Promise<Outcome<{ readonly revokedAtMs: number }, 'invite-not-found' | 'request-id-taken'>> {
  const { brandId, token, requestId, reason } = request;
  const audited = { action: 'revokeInvite', brandId, requestId, reason, asked: request };
  return auditedWrite(ports, actor, audited, async (edit, nowMs) => {
    const invite = await edit.findInvite(token);
    if (invite?.brandId !== brandId) return rejected('invite-not-found');
    const revokedAtMs = invite.revokedAtMs ?? nowMs;
    await edit.writeInvite(token, { revokedAtMs });
    const before = { revokedAtMs: invite.revokedAtMs, used: invite.used };
    return ok({ subject: inviteSubject(invite), before, after: { revokedAtMs }, answer: { revokedAtMs } });
  });
}
