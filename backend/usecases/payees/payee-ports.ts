import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { PayeeStore } from '../../ports/payee-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { PayoutRules } from '../../ports/payout-rules';
import type { PromoterStore } from '../../ports/promoter-store';

export interface PayeePorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly payees: PayeeStore;
  readonly vault: PayeeVault;
  readonly rules: PayoutRules;
  readonly promoters: Pick<PromoterStore, 'findByOpenid'>;
}
