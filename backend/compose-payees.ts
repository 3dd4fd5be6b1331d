import { cloudFiles } from './adapters/cloud-database/cloud-files';
import { sha256Text } from './adapters/exports/sha256-text';
import { resultFiles } from './adapters/list-pay/result-files';
import { tableFiles } from './adapters/list-pay/table-files';
import { documentOutbox } from './adapters/stores/outbox-store';
import { documentPayListStore } from './adapters/stores/pay-list-store';
import { documentPayeeStore } from './adapters/stores/payee-store';
import { documentPayoutSettings } from './adapters/stores/payout-settings';
import { documentPayoutStore } from './adapters/stores/payout-store';
import { documentPromoterStore } from './adapters/stores/promoter-store';
import { documentTaxRecords } from './adapters/stores/tax-records';
import { documentWorkItems } from './adapters/stores/work-items';
import { environmentPayeeVault } from './adapters/system/payee-vault';
import type { Base } from './compose';
import { hearAboutPayout } from './usecases/payouts/hear-about-payout';

/** What entering where one is paid needs, and what a promoter says about payouts that went by a list. */
export function composePayees(base: Base) {
  return {
    ...base,
    payees: documentPayeeStore(base.database),
    promoters: documentPromoterStore(base.database),
    payouts: documentPayoutStore(base.database),
    payLists: documentPayListStore(base.database),
    payoutSettings: documentPayoutSettings(base.database, base.clock),
    vault: environmentPayeeVault(process.env),
    workItems: documentWorkItems(base.database),
    storage: cloudFiles(),
  };
}

/** Lists and declarations, for the console. */
export function composePayoutLists(base: Base) {
  const payouts = documentPayoutStore(base.database);
  return {
    ...base,
    payees: documentPayeeStore(base.database),
    payLists: documentPayListStore(base.database),
    payoutSettings: documentPayoutSettings(base.database, base.clock),
    taxes: documentTaxRecords(base.database),
    vault: environmentPayeeVault(process.env),
    workItems: documentWorkItems(base.database),
    news: hearAboutPayout({ ...base, payouts, outbox: documentOutbox(base.database) }),
    hash: sha256Text,
    tables: tableFiles,
    resultFiles,
  };
}
