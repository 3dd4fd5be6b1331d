import type { PayCallbackDoor } from '../../ports/pay-callback-door';
import { openNotification } from './open-notification';
import { isPaySetUp, type PaySource, readPayDoorKeys } from './pay-environment';

/**
 * The door for the pay platform's notifications. It works from the environment alone, without a database; where nothing of
 * the pay platform is set up it opens to nobody.
 *
 * Errors: EnvironmentProblem when some variables are set and others are missing or malformed.
 */
export function payDoor(source: PaySource): PayCallbackDoor {
  const keys = isPaySetUp(source) ? readPayDoorKeys(source) : undefined;
  return {
    open: (raw, nowMs) => (keys ? openNotification(raw, keys, nowMs) : { ok: false, code: 'not-configured' }),
  };
}
