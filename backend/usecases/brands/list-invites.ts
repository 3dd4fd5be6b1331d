import type { Clock } from '../../ports/clock';
import type { Invite, InviteStore } from '../../ports/invite-store';
import { type InviteState, inviteStateOf } from '../joining/invite-state';

const mostInvites = 200;

export interface InviteLine extends Omit<Invite, 'token'> {
  /** Null for who may look at invites and not hand them out. */
  readonly token: string | null;
  readonly state: InviteState;
}

/** A brand's newest invites and how far each is used. */
export async function listInvites(
  ports: { readonly clock: Clock; readonly invites: InviteStore },
  brandId: string,
  may: { readonly handOut: boolean },
): Promise<{ readonly invites: readonly InviteLine[] }> {
  const nowMs = ports.clock.nowMs();
  const invites = await ports.invites.listInvites(brandId, mostInvites);
  return {
    invites: invites.map((invite) => ({
      ...invite,
      token: may.handOut ? invite.token : null,
      state: inviteStateOf(invite, nowMs),
    })),
  };
}
