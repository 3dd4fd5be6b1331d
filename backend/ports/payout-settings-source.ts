import type { PayoutSettings } from '../../core/payout/payout-settings';

/** What the agency set about payouts. */
export interface PayoutSettingsSource {
  /** At most `maxAgeMs` old, a minute unless stated; the usual settings where nothing is set. */
  current(maxAgeMs?: number): Promise<PayoutSettings>;
}
