import { askPhoneNumber } from './adapters/cloud-database/ask-phone-number';
import { openCloudDatabase, wxContext } from './adapters/cloud-database/open-cloud-database';
import { sha256Text } from './adapters/exports/sha256-text';
import { statementFiles } from './adapters/exports/statement-files';
import { connectStoreApi } from './adapters/store-api/connect-store-api';
import type { CallLimits } from './adapters/store-api/exchange';
import { parsePushEvent } from './adapters/store-push/parse-push-event';
import { pushDoor } from './adapters/store-push/push-door';
import { documentAttributionRecords } from './adapters/stores/attribution-records';
import { documentAuditLog } from './adapters/stores/audit-log';
import { documentBuyerLocks } from './adapters/stores/buyer-locks';
import { documentClaimStore } from './adapters/stores/claim-store';
import { documentClueOrders } from './adapters/stores/clue-orders';
import { documentComplaintStore } from './adapters/stores/complaint-store';
import { documentContentPartners } from './adapters/stores/content-partners';
import { documentCorrectionStore } from './adapters/stores/correction-store';
import { documentInbox } from './adapters/stores/document-inbox';
import { documentEarnedOrders } from './adapters/stores/earned-orders';
import { documentIntakeStore } from './adapters/stores/intake-store';
import { documentInviteStore } from './adapters/stores/invite-store';
import { documentLedgerReader } from './adapters/stores/ledger-reader';
import { documentLedgerSeals } from './adapters/stores/ledger-seals';
import { documentLinkSharers } from './adapters/stores/link-sharers';
import { documentMatchRecords } from './adapters/stores/match-records';
import { documentMonthCloses } from './adapters/stores/month-closes';
import { documentNoticeBoard } from './adapters/stores/notice-board';
import { documentNoticeConsents } from './adapters/stores/notice-consents';
import { documentOrderBooks } from './adapters/stores/order-books';
import { documentOrderRechecks } from './adapters/stores/order-rechecks';
import { documentOutbox } from './adapters/stores/outbox-store';
import { documentPayoutStore } from './adapters/stores/payout-store';
import { documentPeopleDesk } from './adapters/stores/people-desk';
import { documentPersonLists } from './adapters/stores/person-lists';
import { documentPersonRecords } from './adapters/stores/person-records';
import { documentPlanRows } from './adapters/stores/plan-rows';
import { documentPollingPlace } from './adapters/stores/polling-place';
import { documentProgramEditor } from './adapters/stores/program-editor';
import { documentProgramSettings } from './adapters/stores/program-settings';
import { cachedPromoterDirectory } from './adapters/stores/promoter-directory';
import { documentPromoterLedger } from './adapters/stores/promoter-ledger';
import { documentPromoterRolls } from './adapters/stores/promoter-rolls';
import { documentPromoterStore } from './adapters/stores/promoter-store';
import { documentReconcileRecords } from './adapters/stores/reconcile-records';
import { documentReviewStore } from './adapters/stores/review-store';
import { documentShareLinkStore } from './adapters/stores/share-link-store';
import { documentShelfStore } from './adapters/stores/shelf-store';
import { documentShopWindows } from './adapters/stores/shop-windows';
import { documentStaffStore } from './adapters/stores/staff-store';
import { documentTouchStore } from './adapters/stores/touch-store';
import { documentWalletOpener } from './adapters/stores/wallet-opener';
import { documentWatchedThings } from './adapters/stores/watched-things';
import { documentWorkDesk } from './adapters/stores/work-desk';
import { documentWorkLease } from './adapters/stores/work-lease';
import { environmentBuyerKeyMaker } from './adapters/system/buyer-key-maker';
import { sha256CodeHasher } from './adapters/system/code-hasher';
import { consoleJournal } from './adapters/system/console-journal';
import { environmentPhoneHasher } from './adapters/system/phone-hasher';
import { readEnvironment } from './adapters/system/read-environment';
import { systemClock } from './adapters/system/system-clock';
import { systemRandom } from './adapters/system/system-random';
import { cloudPageCodes } from './adapters/wechat-codes/cloud-page-codes';
import { cloudPhoneNumbers } from './adapters/wechat-phones/cloud-phone-numbers';
import { payoutRecall } from './usecases/payouts/call-back-payouts';

/** What every function needs of the world: clocks, chance, the log, the database, the settings, the caller's context. */
export function composeBase() {
  const [clock, random] = [systemClock, systemRandom];
  const journal = consoleJournal({
    secrets: [
      ...[process.env.AGENCY_SECRET, process.env.PUSH_AES_KEY, process.env.BUYER_KEY_SALT, process.env.PAYEE_DATA_KEY],
      ...[process.env.PAY_API_V3_KEY, process.env.PAY_PRIVATE_KEY],
      ...[process.env.GIG_APP_KEY, process.env.GIG_DES3_KEY, process.env.GIG_PRIVATE_KEY],
    ],
  });
  const database = openCloudDatabase({ clock, random, journal });
  const settings = documentProgramSettings(database, clock);
  return { clock, random, journal, database, settings, getContext: wxContext };
}

export type Base = ReturnType<typeof composeBase>;

/** The 优选联盟 platform, for functions whose config.json names the agency's variables. */
export function composeStore(base: Base, limits?: CallLimits) {
  const { AGENCY_APPID, AGENCY_SECRET, MINI_PROGRAM_APPID, STORE_API_BASE_URL } = readEnvironment([
    'AGENCY_APPID',
    'AGENCY_SECRET',
    'MINI_PROGRAM_APPID',
    'STORE_API_BASE_URL',
  ]);
  return connectStoreApi({
    baseUrl: STORE_API_BASE_URL,
    agencyAppid: AGENCY_APPID,
    miniProgramAppid: MINI_PROGRAM_APPID,
    secret: AGENCY_SECRET,
    database: base.database,
    lease: documentWorkLease(base.database),
    journal: base.journal,
    clock: base.clock,
    random: base.random,
    ...(limits === undefined ? {} : { limits }),
  });
}

/** Orders, ledger and wallets. */
export function composeBooks(base: Base) {
  return documentOrderBooks(base.database);
}

/** What working off the platform's events needs; shared by store-events, process-inbox and sync-store. */
export function composeOrderNews(base: Base, limits?: CallLimits) {
  return {
    ...base,
    books: composeBooks(base),
    platform: composeStore(base, limits),
    buyerKeys: environmentBuyerKeyMaker(process.env),
    inbox: documentInbox(base.database),
    leases: documentWorkLease(base.database),
    promoters: documentPromoterStore(base.database),
    readEvent: parsePushEvent,
    wallets: documentWalletOpener(base.database),
    partners: documentContentPartners(base.database),
    shelf: documentShelfStore(base.database),
    plans: documentPlanRows(base.database),
    watched: documentWatchedThings(base.database),
    outbox: documentOutbox(base.database),
  };
}

/** What looking at the platform by the clock needs besides. */
export function composeSync(base: Base) {
  return {
    ...composeOrderNews(base),
    windows: documentShopWindows(base.database),
    pollingPlace: documentPollingPlace(base.database, base.clock),
    rechecks: documentOrderRechecks(base.database),
    clueOrders: documentClueOrders(base.database),
    rolls: documentPromoterRolls(base.database),
    sharers: documentLinkSharers(base.database),
    claims: documentClaimStore(base.database),
    touches: documentTouchStore(base.database),
  };
}

/** The platform's message push, opened with the agency's token and key. */
export function composePushDoor() {
  return pushDoor(
    readEnvironment(['AGENCY_APPID', 'PUSH_TOKEN', 'PUSH_AES_KEY', 'PUSH_TOKEN_PREVIOUS', 'PUSH_AES_KEY_PREVIOUS']),
  );
}

/** What working out explanations needs. */
export function composeExplaining(base: Base) {
  return {
    ...base,
    books: composeBooks(base),
    attributions: documentAttributionRecords(base.database),
    touches: documentTouchStore(base.database),
    promoters: documentPromoterStore(base.database),
  };
}

/** What reading one's own earnings needs. */
export function composeEarnings(base: Base) {
  return {
    ...base,
    books: composeBooks(base),
    attributions: documentAttributionRecords(base.database),
    corrections: documentCorrectionStore(base.database),
    earned: documentEarnedOrders(base.database),
    locks: documentBuyerLocks(base.database),
    promoterLedger: documentPromoterLedger(base.database),
    promoters: cachedPromoterDirectory(documentPromoterStore(base.database), base.clock),
  };
}

/** What sharing needs. */
export function composeSharing(base: Base) {
  return {
    ...base,
    platform: composeStore(base),
    promoters: documentPromoterStore(base.database),
    links: documentShareLinkStore(base.database),
    shelf: documentShelfStore(base.database),
    notices: documentNoticeBoard(base.database),
    codes: cloudPageCodes(),
  };
}

/** What joining and landing need besides: wallets to open, touches to keep, and who a buyer is. */
export function composePeople(base: Base) {
  return {
    ...composeSharing(base),
    wallets: documentWalletOpener(base.database),
    touches: documentTouchStore(base.database),
    buyerKeys: environmentBuyerKeyMaker(process.env),
  };
}

/** What brands, invites and agreeing to a settlement need besides. */
export function composeJoining(base: Base) {
  const people = composePeople(base);
  return {
    ...people,
    invites: documentInviteStore(base.database),
    editor: documentProgramEditor(base.database),
    lists: documentPersonLists(base.database),
    people: documentPeopleDesk(base.database),
    phones: environmentPhoneHasher(process.env),
    phoneNumbers: cloudPhoneNumbers(askPhoneNumber),
    notices: documentNoticeBoard(base.database),
    consents: documentNoticeConsents(base.database),
    complaints: documentComplaintStore(base.database),
    hash: sha256Text,
    records: documentPersonRecords(base.database),
    bonds: people.platform,
    settlements: people.platform,
  };
}

/** What people with a role in the agency or in a brand need. Of the platform it only asks how far an intake has come. */
export function composeConsole(base: Base) {
  return {
    ...composeStatements(base),
    ...composeCorrections(base),
    ...composeIntake(base),
    promoterLedger: documentPromoterLedger(base.database),
    closes: documentMonthCloses(base.database),
    leases: documentWorkLease(base.database),
    desk: documentWorkDesk(base.database),
    staff: documentStaffStore(base.database),
    audit: documentAuditLog(base.database),
    editor: documentProgramEditor(base.database),
    invites: documentInviteStore(base.database),
    promoters: documentPromoterStore(base.database),
    inbox: documentInbox(base.database),
    hasher: sha256CodeHasher,
    notices: documentNoticeBoard(base.database),
  };
}

/** What the review of things needs: it asks the platform nothing and holds no key. */
export function composeReviews(base: Base) {
  return { ...base, reviews: documentReviewStore(base.database) };
}

/** What intake needs besides: the store platform is only asked, never changed. */
export function composeIntake(base: Base) {
  return { ...composeSharing(base), ...composeReviews(base), intakes: documentIntakeStore(base.database) };
}

/** What drawing up a promoter's own statement needs. */
export function composeStatements(base: Base) {
  return {
    ...base,
    ledger: documentLedgerReader(base.database),
    seals: documentLedgerSeals(base.database),
    hash: sha256Text,
    files: statementFiles,
    promoters: cachedPromoterDirectory(documentPromoterStore(base.database), base.clock),
  };
}

/** What comparing wallets with the ledger and closing days needs. */
export function composeReconciling(base: Base) {
  return {
    ...composeStatements(base),
    records: documentReconcileRecords(base.database),
    leases: documentWorkLease(base.database),
  };
}

/** What comparing orders with the platform's money and the ledger needs; orders that we miss are fetched. */
export function composeMatching(base: Base) {
  const news = composeOrderNews(base);
  return { ...news, funds: news.platform, records: documentMatchRecords(base.database) };
}

/** Corrections by hand, holds, and decisions about claims: for the console. */
export function composeCorrections(base: Base) {
  return {
    ...base,
    corrections: documentCorrectionStore(base.database),
    claims: documentClaimStore(base.database),
    payoutRecall: payoutRecall({
      ...base,
      payouts: documentPayoutStore(base.database),
      outbox: documentOutbox(base.database),
    }),
  };
}

/** What answering a promoter who misses an order needs, and looking for it again. */
export function composeClaims(base: Base, limits?: CallLimits) {
  return {
    ...composeOrderNews(base, limits),
    claims: documentClaimStore(base.database),
    touches: documentTouchStore(base.database),
  };
}
