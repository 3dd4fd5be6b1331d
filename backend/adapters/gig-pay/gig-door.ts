import type { PayCallbackDoor } from '../../ports/pay-callback-door';
import { type GigSource, isGigSetUp, readGigDoorKeys } from './gig-environment';
import { openGigNotification } from './open-gig-notification';

/**
 * The door for the 灵工 platform's callbacks. It works from the environment alone and without the key that orders are signed
 * with; where nothing of such a platform is set up it opens to nobody.
 *
 * Errors: EnvironmentProblem when some variables are set and others are missing or malformed.
 */
export function gigDoor(source: GigSource): PayCallbackDoor {
  const keys = isGigSetUp(source) ? readGigDoorKeys(source) : undefined;
  return {
    open: ({ rawBody }, nowMs) =>
      keys ? openGigNotification(rawBody, keys, nowMs) : { ok: false, code: 'not-configured' },
  };
}
