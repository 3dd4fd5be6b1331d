import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { PayeeStore } from '../../ports/payee-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { PayoutSettingsSource } from '../../ports/payout-settings-source';
import type { PromoterStore } from '../../ports/promoter-store';

export interface PayeePorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly payees: PayeeStore;
  readonly vault: PayeeVault;
  readonly payoutSettings: Pick<PayoutSettingsSource, 'current'>;
  readonly promoters: Pick<PromoterStore, 'findByOpenid'>;
}
