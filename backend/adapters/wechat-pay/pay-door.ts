import type { Outcome } from '../../../core/outcome';
import {
  type NotificationRefusal,
  type OpenedNotification,
  openNotification,
  type RawNotification,
} from './open-notification';
import { isPaySetUp, type PayDoorKeys, type PaySource, readPayDoorKeys } from './pay-environment';

/** The merchant's side of the pay platform's notifications: what gets through is signed, fresh, decrypted and ours. */
export interface PayDoor {
  open(raw: RawNotification, nowMs: number): Outcome<OpenedNotification, NotificationRefusal | 'not-configured'>;
}

/**
 * The door works from the environment alone, without a database. Where nothing of the pay platform is set up it opens to
 * nobody.
 *
 * Errors: EnvironmentProblem when some variables are set and others are missing or malformed.
 */
export function payDoor(source: PaySource): PayDoor {
  const keys: PayDoorKeys | undefined = isPaySetUp(source) ? readPayDoorKeys(source) : undefined;
  return {
    open: (raw, nowMs) => (keys ? openNotification(raw, keys, nowMs) : { ok: false, code: 'not-configured' }),
  };
}
