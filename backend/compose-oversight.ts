import { documentMoneyNeedRecords } from './adapters/stores/money-need-records';
import { documentOutbox } from './adapters/stores/outbox-store';
import { documentPayoutOverview } from './adapters/stores/payout-overview';
import { documentPayoutSettings } from './adapters/stores/payout-settings';
import { documentPayoutSettingsStore } from './adapters/stores/payout-settings-store';
import { documentPayoutStore } from './adapters/stores/payout-store';
import { documentWorkLease } from './adapters/stores/work-lease';
import type { Base } from './compose';
import type { PayProvider } from './ports/pay-provider';

/** What looking after payouts needs, for the console: no key of any pay platform. */
export function composePayoutOversight(base: Base) {
  return {
    ...base,
    overview: documentPayoutOverview(base.database),
    payouts: documentPayoutStore(base.database),
    payoutSettings: documentPayoutSettings(base.database, base.clock),
    settingsStore: documentPayoutSettingsStore(base.database),
    outbox: documentOutbox(base.database),
    needs: documentMoneyNeedRecords(base.database),
  };
}

/** What counting the money that payouts need takes, where the providers' keys are. */
export function composeMoneyWatch(base: Base, providers: readonly PayProvider[]) {
  return {
    ...base,
    providers,
    needs: documentMoneyNeedRecords(base.database),
    leases: documentWorkLease(base.database),
    outbox: documentOutbox(base.database),
  };
}
