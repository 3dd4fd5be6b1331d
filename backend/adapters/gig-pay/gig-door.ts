import type { Outcome } from '../../../core/outcome';
import type { PayNotification } from '../../ports/pay-provider';
import { type GigSource, isGigSetUp, readGigKeys } from './gig-environment';
import { type GigNotificationRefusal, openGigNotification } from './open-gig-notification';

/** The merchant's side of the 灵工 platform's callbacks. */
export interface GigDoor {
  open(rawBody: Buffer, nowMs: number): Outcome<PayNotification, GigNotificationRefusal | 'not-configured'>;
}

/**
 * The door works from the environment alone; where nothing of a 灵工 platform is set up it opens to nobody.
 *
 * Errors: EnvironmentProblem when some variables are set and others are missing or malformed.
 */
export function gigDoor(source: GigSource): GigDoor {
  const keys = isGigSetUp(source) ? readGigKeys(source) : undefined;
  return {
    open: (rawBody, nowMs) =>
      keys ? openGigNotification(rawBody, keys, nowMs) : { ok: false, code: 'not-configured' },
  };
}
