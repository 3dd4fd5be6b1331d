import type { Invite } from '../../ports/invite-store';

/** Whether an invite lets somebody in, and if not, why. */
export type InviteState = 'valid' | 'invite-revoked' | 'invite-expired' | 'invite-used-up';

/** The state of an invite at a moment; what the brand did to it comes before what time or use did. */
export function inviteStateOf(invite: Invite, nowMs: number): InviteState {
  if (invite.revokedAtMs !== null) return 'invite-revoked';
  if (nowMs >= invite.expiresAtMs) return 'invite-expired';
  return invite.used >= invite.useLimit ? 'invite-used-up' : 'valid';
}
