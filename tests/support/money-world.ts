import { memoryDocumentDatabase } from '../../backend/adapters/memory-database/memory-document-database';
import { documentContentPartners } from '../../backend/adapters/stores/content-partners';
import { documentInbox } from '../../backend/adapters/stores/document-inbox';
import { ledgerTransactionOf } from '../../backend/adapters/stores/ledger-document';
import { documentOrderBooks } from '../../backend/adapters/stores/order-books';
import { storedOrderOf } from '../../backend/adapters/stores/order-document';
import { documentOrderRechecks } from '../../backend/adapters/stores/order-rechecks';
import { documentOutbox } from '../../backend/adapters/stores/outbox-store';
import { documentPlanRows } from '../../backend/adapters/stores/plan-rows';
import { documentPromoterStore } from '../../backend/adapters/stores/promoter-store';
import { documentShelfStore } from '../../backend/adapters/stores/shelf-store';
import { walletOf } from '../../backend/adapters/stores/wallet-document';
import { documentWalletOpener } from '../../backend/adapters/stores/wallet-opener';
import { documentWatchedThings } from '../../backend/adapters/stores/watched-things';
import { documentWorkLease } from '../../backend/adapters/stores/work-lease';
import type { BuyerKeyMaker } from '../../backend/ports/buyer-key-maker';
import type { DocumentDatabase, StoredDocument } from '../../backend/ports/document-database';
import type { InboxEvent } from '../../backend/ports/inbox';
import type { ProgramSettings } from '../../backend/ports/program-settings';
import type { StoreEvent } from '../../backend/ports/store-event';
import type { WorkLease } from '../../backend/ports/work-lease';
import { recordOrder } from '../../backend/usecases/booking/record-order';
import { applyOrderNews } from '../../backend/usecases/events/apply-order-news';
import { processInbox } from '../../backend/usecases/events/process-inbox';
import { receiveEvent } from '../../backend/usecases/events/receive-event';
import { releaseCommissions } from '../../backend/usecases/release/release-commissions';
import type { KeptPlace } from '../../backend/usecases/sync/job-turn';
import { syncOrders } from '../../backend/usecases/sync/sync-orders';
import type { SnapshotFacts } from '../../core/commission/apply-snapshot';
import { type OrderSnapshot, orderKeyOf } from '../../core/commission/order-snapshot';
import { compareWallets, foldBalances, rebuildWallets, sumOfBalances } from '../../core/ledger/check-books';
import { canonicalTransactionText } from '../../core/ledger/ledger-transaction';
import { aProgram } from './builders/a-program';
import { orderedAtMs } from './builders/a-snapshot';
import { type FakeStorePlatform, fakeStorePlatform } from './fake-store-platform';
import { fixedClock } from './fixed-clock';
import { recordingJournal } from './recording-journal';

/** The database's own waits take no time and are never too long, so that no test depends on how fast a machine is. */
const patientClock = {
  nowMs: () => 0,
  monotonicMs: () => 0,
  sleep: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
const evenRandom = { fraction: () => 0.5, token: () => 'token' };

export interface MoneyWorld {
  readonly database: DocumentDatabase;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly journal: ReturnType<typeof recordingJournal>;
  readonly platform: FakeStorePlatform;
  readonly program: ProgramSettings;
}

/** Everything around the money path: an empty database, a clock two minutes after the example's order, a platform. */
export function openMoneyWorld(changes: Partial<MoneyWorld> = {}): MoneyWorld {
  return {
    database: memoryDocumentDatabase({ clock: patientClock, random: evenRandom }),
    clock: fixedClock(orderedAtMs + 120_000),
    journal: recordingJournal(),
    platform: fakeStorePlatform(),
    program: aProgram(),
    ...changes,
  };
}

const buyerKeys: BuyerKeyMaker = { keyOf: ({ unionid, openid }) => unionid ?? openid };

/** The functions of the money path over a world; each set is one instance that may have its own way to the database. */
export function moneyFunctions(world: MoneyWorld, database: DocumentDatabase = world.database) {
  const { clock, journal, platform, program } = world;
  const [books, inbox, leases] = [documentOrderBooks(database), documentInbox(database), documentWorkLease(database)];
  const settings = { current: async () => program };
  const promoters = documentPromoterStore(database);
  const news = {
    ...{ books, clock, journal, platform, settings, buyerKeys, inbox, leases, promoters },
    readEvent: readPlainEvent,
    wallets: documentWalletOpener(database),
    partners: documentContentPartners(database),
    shelf: documentShelfStore(database),
    plans: documentPlanRows(database),
    watched: documentWatchedThings(database),
    outbox: documentOutbox(database),
    rechecks: documentOrderRechecks(database),
  };
  const plenty = () => 60_000;
  return {
    books,
    inbox,
    leases,
    promoters,
    record: (facts: SnapshotFacts) => recordOrder(news, facts),
    hint: (key: string) => applyOrderNews(news, { key: keyOf(key) }, { mayWait: () => true }),
    receive: (event: InboxEvent, leftMs = plenty) => receiveEvent(news, event, leftMs),
    processInbox: (leftMs = plenty) => processInbox(news, leftMs),
    release: (leftMs = plenty) => releaseCommissions(news, leftMs),
    sync: (holder = 'run-1', leftMs = plenty) =>
      underLease(leases, { holder, nowMs: clock.nowMs() }, (place) => syncOrders(news, place, leftMs)),
  };
}

/** A run of the poll alone, under the lease that the timer's function takes; undefined when another run holds it. */
async function underLease<T>(
  leases: WorkLease,
  { holder, nowMs }: { readonly holder: string; readonly nowMs: number },
  run: (place: KeptPlace) => Promise<T>,
): Promise<T | undefined> {
  const lease = await leases.take('sync-store', holder, nowMs, 90_000);
  if (!lease) return undefined;
  let place = lease.cursor;
  try {
    return await run({
      current: () => place,
      moveTo: (next) => {
        place = next;
      },
      save: () => leases.keepCursor('sync-store', holder, place),
    });
  } finally {
    await leases.release('sync-store', holder, place);
  }
}

/** Events of the money path are told by their rows; of the others only a bond has a text that says something. */
function readPlainEvent(body: string): StoreEvent {
  const { promoter } = JSON.parse(body) as { promoter?: string };
  if (promoter === undefined) return { kind: 'unknown', event: null, messageHash: '' };
  const agency = { agencyOpenid: '', agencyUnionid: '' };
  return { kind: 'promoter-bind-result', promoter, bindStatus: 'bound', ...agency, createTimeSec: 0 };
}

function keyOf(text: string) {
  const [orderId = '', skuId = ''] = text.split('|');
  return { orderId, skuId };
}

/** The push that the platform sends for a state of an order. */
export function aPush(snapshot: OrderSnapshot, changes: Partial<InboxEvent> = {}): InboxEvent {
  return {
    id: `push|${orderKeyOf(snapshot)}|${snapshot.updateTimeSec}|${snapshot.commissionStatus}`,
    kind: 'order-updated',
    receivedAtMs: snapshot.updateTimeSec * 1000,
    orderKey: orderKeyOf(snapshot),
    receiptSeenAtMs: null,
    body: '{}',
    ...changes,
  };
}

/** All documents of a collection, by id. */
export function readAll(database: DocumentDatabase, collection: string): Promise<StoredDocument[]> {
  return database.list(collection, { where: {}, orderBy: [['_id', 'asc']], limit: 1000 });
}

/** What the books say: rows, ledger lines as canonical text, wallets. How often a row was written is left out. */
export async function readBooks(database: DocumentDatabase) {
  const orders = (await readAll(database, 'orders')).map((document) => storedOrderOf(document).row);
  const ledger = (await readAll(database, 'ledger')).map(ledgerTransactionOf);
  const wallets = (await readAll(database, 'wallets')).map(walletOf);
  return { orders, wallets, ledger, lines: ledger.map(canonicalTransactionText) };
}

/** What must hold at any moment: all balances sum to 0, wallets are the fold of the ledger, nothing due lags behind. */
export async function proveBooks(database: DocumentDatabase): Promise<void> {
  const { ledger, wallets, orders } = await readBooks(database);
  expect(sumOfBalances(foldBalances(ledger))).toBe(0);
  expect(compareWallets(wallets, rebuildWallets(ledger))).toEqual([]);
  for (const wallet of wallets) {
    const { releasedThroughDay, frozenFen, heldFen } = wallet;
    expect(Math.min(frozenFen, heldFen)).toBeGreaterThanOrEqual(0);
    const lagging = Object.keys(wallet.dueFenByDay).filter((day) => releasedThroughDay && day <= releasedThroughDay);
    expect(lagging).toEqual([]);
  }
  for (const row of orders) {
    const lines = ledger.filter((line) => line.orderKey === row.key);
    const balances = foldBalances(lines);
    expect(balances.get('agency/margin') ?? 0).toBe(row.marginFen);
    expect(balances.get('platform') ?? 0).toBe(
      row.promoterFen + row.marginFen === 0 ? 0 : -(row.promoterFen + row.marginFen),
    );
    expect(lines.every((line) => Number(line.id.slice(row.key.length + 1)) <= row.booking)).toBe(true);
  }
}
