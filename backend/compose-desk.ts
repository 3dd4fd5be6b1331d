import { cloudFiles } from './adapters/cloud-database/cloud-files';
import { cloudExportMaker } from './adapters/cloud-functions/cloud-export-maker';
import { sha256Text } from './adapters/exports/sha256-text';
import { tableFiles } from './adapters/list-pay/table-files';
import { documentAttributionRecords } from './adapters/stores/attribution-records';
import { documentAuditLog } from './adapters/stores/audit-log';
import { documentBudgetStore } from './adapters/stores/budget-store';
import { documentCaseDesk } from './adapters/stores/case-desk';
import { documentExportStore } from './adapters/stores/export-store';
import { documentFigureRecords } from './adapters/stores/figure-records';
import { documentHomeRecords } from './adapters/stores/home-records';
import { documentMatchRecords } from './adapters/stores/match-records';
import { documentOrderLists } from './adapters/stores/order-lists';
import { documentPayoutOverview } from './adapters/stores/payout-overview';
import { documentPeopleDesk } from './adapters/stores/people-desk';
import { documentStoreTree } from './adapters/stores/store-tree';
import { documentWorkLease } from './adapters/stores/work-lease';
import { type Base, composeBooks } from './compose';

/** What counting figures needs. */
export function composeFigures(base: Base) {
  return {
    ...base,
    figures: documentFigureRecords(base.database, base.settings),
    leases: documentWorkLease(base.database),
  };
}

/** What writing exports needs: no key of any platform. */
export function composeExports(base: Base) {
  return {
    ...composeFigures(base),
    orderLists: documentOrderLists(base.database),
    overview: documentPayoutOverview(base.database),
    people: documentPeopleDesk(base.database),
    stores: documentStoreTree(base.database),
    audit: documentAuditLog(base.database),
    exports: documentExportStore(base.database),
    storage: cloudFiles(),
    tables: tableFiles,
    hash: sha256Text,
  };
}

/** What home, orders, the ledger, exports and the queue of cases need, for the console. */
export function composeDesk(base: Base) {
  return {
    ...composeExports(base),
    exportMaker: cloudExportMaker(base.journal),
    books: composeBooks(base),
    attributions: documentAttributionRecords(base.database),
    differences: documentMatchRecords(base.database),
    budgets: documentBudgetStore(base.database),
    caseDesk: documentCaseDesk(base.database),
    home: documentHomeRecords(base.database),
  };
}
