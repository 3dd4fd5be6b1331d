import type { PayoutSettings } from '../../core/payout/payout-settings';

/** What the agency set about paying out, as far as payees and lists depend on it. */
export interface PayoutRules {
  current(): Promise<Pick<PayoutSettings, 'aloneFen' | 'taxRule'>>;
}
