import { linkedLines } from '../../backend/adapters/exports/linked-lines';
import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { statementFiles } from '../../backend/adapters/exports/statement-files';
import { resultFiles } from '../../backend/adapters/list-pay/result-files';
import { tableFiles } from '../../backend/adapters/list-pay/table-files';
import { documentAttributionRecords } from '../../backend/adapters/stores/attribution-records';
import { documentBrandArchive } from '../../backend/adapters/stores/brand-archive';
import { documentBudgetStore } from '../../backend/adapters/stores/budget-store';
import { documentCampaignStore } from '../../backend/adapters/stores/campaign-store';
import { documentCaseDesk } from '../../backend/adapters/stores/case-desk';
import { documentClaimStore } from '../../backend/adapters/stores/claim-store';
import { documentCorrectionStore } from '../../backend/adapters/stores/correction-store';
import { documentExportStore } from '../../backend/adapters/stores/export-store';
import { documentFigureRecords } from '../../backend/adapters/stores/figure-records';
import { documentHomeRecords } from '../../backend/adapters/stores/home-records';
import { documentIntakeStore } from '../../backend/adapters/stores/intake-store';
import { documentLedgerReader } from '../../backend/adapters/stores/ledger-reader';
import { documentLedgerSeals } from '../../backend/adapters/stores/ledger-seals';
import { documentMatchRecords } from '../../backend/adapters/stores/match-records';
import { documentMoneyNeedRecords } from '../../backend/adapters/stores/money-need-records';
import { documentMonthCloses } from '../../backend/adapters/stores/month-closes';
import { documentNoticeBoard } from '../../backend/adapters/stores/notice-board';
import { documentOrderBooks } from '../../backend/adapters/stores/order-books';
import { documentOrderLists } from '../../backend/adapters/stores/order-lists';
import { documentOutbox } from '../../backend/adapters/stores/outbox-store';
import { documentPayListStore } from '../../backend/adapters/stores/pay-list-store';
import { documentPayeeStore } from '../../backend/adapters/stores/payee-store';
import { documentPayoutOverview } from '../../backend/adapters/stores/payout-overview';
import { documentPayoutSettingsStore } from '../../backend/adapters/stores/payout-settings-store';
import { documentPayoutStore } from '../../backend/adapters/stores/payout-store';
import { documentPeopleDesk } from '../../backend/adapters/stores/people-desk';
import { documentPromoterLedger } from '../../backend/adapters/stores/promoter-ledger';
import { documentReviewStore } from '../../backend/adapters/stores/review-store';
import { documentSetupStore } from '../../backend/adapters/stores/setup-store';
import { documentShelfDesk } from '../../backend/adapters/stores/shelf-desk';
import { documentShelfStore } from '../../backend/adapters/stores/shelf-store';
import { documentStoreTree } from '../../backend/adapters/stores/store-tree';
import { documentTaxRecords } from '../../backend/adapters/stores/tax-records';
import { documentTeamStore } from '../../backend/adapters/stores/team-store';
import { documentWatchedThings } from '../../backend/adapters/stores/watched-things';
import { documentWorkDesk } from '../../backend/adapters/stores/work-desk';
import { documentWorkItems } from '../../backend/adapters/stores/work-items';
import { documentWorkLease } from '../../backend/adapters/stores/work-lease';
import { aesPayeeVault } from '../../backend/adapters/system/payee-vault';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import type { ProgramSettingsSource } from '../../backend/ports/program-settings';
import type { consoleUnderTest } from '../../backend/usecases/brands/console-under-test';
import { intakeUnderTest } from '../../backend/usecases/intake/intake-under-test';
import { codesUnderTest, newCodesState } from '../../backend/usecases/sharing/codes-under-test';
import { fen } from '../../core/money/fen';
import { usualPayoutSettings } from '../../core/payout/payout-settings';

/** Everything that the console's actions need, over a world in memory. */
export function consolePortsOf({ ports, database }: Awaited<ReturnType<typeof consoleUnderTest>>) {
  return {
    ...ports,
    platform: { ...intakeUnderTest().ports.platform, fundsBalance, unbindPromoter, liveNoticeReservations },
    team: documentTeamStore(database),
    setup: documentSetupStore(database),
    variables: { list: () => [{ name: 'AGENCY_APPID', isRight: true, lastFour: 'ncy1' }] },
    identity: { agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1' },
    reviews: documentReviewStore(database),
    intakes: documentIntakeStore(database),
    shelf: documentShelfStore(database),
    notices: documentNoticeBoard(database),
    ...deskPorts(database, ports.settings),
    corrections: documentCorrectionStore(database),
    claims: documentClaimStore(database),
    promoterLedger: documentPromoterLedger(database),
    desk: documentWorkDesk(database),
    ledger: documentLedgerReader(database),
    seals: documentLedgerSeals(database),
    closes: documentMonthCloses(database),
    leases: documentWorkLease(database),
    hash: sha256Text,
    files: statementFiles,
    payLists: documentPayListStore(database),
    payees: documentPayeeStore(database),
    taxes: documentTaxRecords(database),
    workItems: documentWorkItems(database),
    vault: aesPayeeVault({ keyId: 'k1', secret: Buffer.alloc(32, 'c') }),
    payoutSettings: { current: async () => usualPayoutSettings },
    news: { hear: async () => undefined },
    overview: documentPayoutOverview(database),
    payouts: documentPayoutStore(database),
    settingsStore: documentPayoutSettingsStore(database),
    outbox: documentOutbox(database),
    needs: documentMoneyNeedRecords(database),
    tables: tableFiles,
    resultFiles,
    shelfDesk: documentShelfDesk(database),
    watched: documentWatchedThings(database),
    people: documentPeopleDesk(database),
    stores: documentStoreTree(database),
    campaigns: documentCampaignStore(database),
    archive: documentBrandArchive(database),
    archiveFiles: linkedLines,
    codes: codesUnderTest(newCodesState()),
    phones: { hashOf: (phone: string) => `hash-of-${phone}` },
    journal: { info: () => undefined, alarm: () => undefined },
  };
}

async function fundsBalance() {
  return { ok: true as const, value: { availableFen: fen(100), pendingFen: fen(0) } };
}

async function unbindPromoter() {
  return { ok: true as const, value: { wasBound: true } };
}

async function liveNoticeReservations() {
  return { ok: true as const, value: 7 };
}

function deskPorts(database: DocumentDatabase, settings: ProgramSettingsSource) {
  return {
    attributions: documentAttributionRecords(database),
    books: documentOrderBooks(database),
    budgets: documentBudgetStore(database),
    caseDesk: documentCaseDesk(database),
    differences: documentMatchRecords(database),
    exports: documentExportStore(database),
    exportMaker: { makeNow: async () => undefined },
    figures: documentFigureRecords(database, settings),
    home: documentHomeRecords(database),
    orderLists: documentOrderLists(database),
    storage: { put: async () => 'cloud://file', linksTo: async () => new Map(), remove: async () => undefined },
  };
}
