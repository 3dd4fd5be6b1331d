import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type OpenInvitePorts, openInvite } from '../../../backend/usecases/joining/open-invite';
import type { Outcome } from '../../../core/outcome';
import type { OpenInviteView, PromoterFailure } from '../contract';

/** What an invite is for. */
export function openInviteAction(ports: OpenInvitePorts) {
  return action({
    input: v.strictObject({ inviteToken: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)) }),
    run: (input): Promise<Outcome<OpenInviteView, PromoterFailure>> => openInvite(ports, input),
  });
}
