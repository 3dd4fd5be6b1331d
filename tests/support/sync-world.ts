import { inboxEventOf } from '../../backend/adapters/store-push/inbox-event';
import { parsePushEvent } from '../../backend/adapters/store-push/parse-push-event';
import { documentClueOrders } from '../../backend/adapters/stores/clue-orders';
import { documentContentPartners } from '../../backend/adapters/stores/content-partners';
import { documentInbox } from '../../backend/adapters/stores/document-inbox';
import { documentLinkSharers } from '../../backend/adapters/stores/link-sharers';
import { documentOrderBooks } from '../../backend/adapters/stores/order-books';
import { documentOrderRechecks } from '../../backend/adapters/stores/order-rechecks';
import { documentOutbox } from '../../backend/adapters/stores/outbox-store';
import { documentPlanRows } from '../../backend/adapters/stores/plan-rows';
import { documentPromoterRolls } from '../../backend/adapters/stores/promoter-rolls';
import { documentPromoterStore } from '../../backend/adapters/stores/promoter-store';
import { documentShelfStore } from '../../backend/adapters/stores/shelf-store';
import { documentWalletOpener } from '../../backend/adapters/stores/wallet-opener';
import { documentWatchedThings } from '../../backend/adapters/stores/watched-things';
import { documentWorkLease } from '../../backend/adapters/stores/work-lease';
import type { BuyerKeyMaker } from '../../backend/ports/buyer-key-maker';
import type { DocumentDatabase } from '../../backend/ports/document-database';
import { Outage } from '../../backend/ports/outage';
import type { PlatformClue } from '../../backend/ports/platform/clues';
import type { PartnerTalent } from '../../backend/ports/platform/partners';
import { type PlatformList, platformList } from '../../backend/ports/platform/platform-list';
import type { ProductFilter, PromotedProductKey } from '../../backend/ports/platform/products';
import type { OrderKey, PlatformProduct } from '../../backend/ports/store-platform';
import { processInbox } from '../../backend/usecases/events/process-inbox';
import { receiveEvent } from '../../backend/usecases/events/receive-event';
import { type OrderSnapshot, orderKeyOf } from '../../core/commission/order-snapshot';
import { fen } from '../../core/money/fen';
import { type FakeStorePlatform, fakeStorePlatform, noSuchOrder } from './fake-store-platform';
import { openMoneyWorld } from './money-world';

/** What the platform's events say beside their own fields. */
const head = '"ToUserName":"gh_a1","FromUserName":"oSYS","MsgType":"event"';

/** A product as it stands under a plan of the platform. */
export type PlannedProduct = PlatformProduct & { readonly planType: 1 | 2 };

/** 高山苹果 at 193.00 yuan with a service ratio of 25 %, without an end, under a public plan. */
export function aPlannedProduct(changes: Partial<PlannedProduct> = {}): PlannedProduct {
  return {
    productId: '10000165275743001',
    shopAppid: 'wxshop1',
    title: '高山苹果',
    imageUrls: ['https://pictures.example/apple.png'],
    priceFen: fen(19_300),
    onSale: true,
    serviceRatioPpm: 250_000,
    promoted: true,
    promotionStartsAtMs: 0,
    promotionEndsAtMs: 0,
    planType: 2,
    ...changes,
  };
}

const noSuchProduct = 10024004;
const plenty = () => 60_000;

/** What the platform of a sync world knows beside orders and bonds; a test changes it as it goes. */
export interface SyncFacts {
  readonly products: PlannedProduct[];
  readonly clues: PlatformClue[];
  readonly talents: PartnerTalent[];
  /** In the order in which a list by creation gives them. */
  readonly snapshots: OrderSnapshot[];
}

const refused = (errcode: number) => ({ ok: false, code: 'PLATFORM_REFUSED', errcode, detail: 'refused' }) as const;

/** The fake platform with products, clues, talents and lists of bonds; lists have two items a page. */
function syncPlatform(fake: FakeStorePlatform, { products, clues, talents, snapshots }: SyncFacts) {
  const ask = (operation: string, detail: string) => {
    fake.calls.push(`${operation} ${detail}`);
    const isOut = fake.outages.has(operation) || fake.outages.has(`${operation} ${detail}`);
    if (isOut) throw new Outage(operation, 'no answer', true);
  };
  const listOf = <T>(operation: string, items: () => readonly T[]): PlatformList<T> =>
    platformList(operation, async (key) => {
      ask(operation, key);
      return { ok: true, value: pageOf(items(), key) };
    });
  return {
    ...fake,
    async productDetail(product: { productId: string; shopAppid: string; planType: number }) {
      ask('product/get', `${product.productId} ${product.planType}`);
      const found = products.find(
        ({ productId, shopAppid, planType }) =>
          productId === product.productId && shopAppid === product.shopAppid && planType === product.planType,
      );
      return found ? ({ ok: true, value: found } as const) : refused(noSuchProduct);
    },
    searchPromotedProducts: ({ planType, shopAppid }: Pick<ProductFilter, 'planType' | 'shopAppid'>) =>
      platformList<PromotedProductKey>('product/list', async (key) => {
        ask('product/list', `${planType} ${shopAppid} ${key}`);
        const found = products.filter(
          (one) => one.planType === planType && one.promoted && one.shopAppid === shopAppid,
        );
        const keys = found.map(({ productId, shopAppid: ofShop }) => ({
          productId,
          shopAppid: ofShop,
          supplierAppid: null,
        }));
        return { ok: true, value: pageOf(keys, key) };
      }),
    listOrders: () => listOf<OrderKey>('order/sweep', () => snapshots),
    listClues: () => listOf<OrderKey>('clue/list', () => clues),
    async findClue(key: OrderKey) {
      ask('clue/get', orderKeyOf(key));
      const found = clues.find((clue) => orderKeyOf(clue) === orderKeyOf(key));
      return found ? ({ ok: true, value: found } as const) : refused(noSuchOrder);
    },
    listBoundPromoters: () =>
      listOf('sharer/list', () => [...fake.bound.values()].map((bound) => ({ ...bound, sharePpm: null }))),
    listPartnerTalents: (talentAppid?: string) =>
      listOf('talent/list', () => talents.filter((talent) => !talentAppid || talent.talentAppid === talentAppid)),
  };
}

function pageOf<T>(
  items: readonly T[],
  key: string,
): { readonly items: readonly T[]; readonly nextKey: string | null } {
  const start = Number(key || '0');
  return { items: items.slice(start, start + 2), nextKey: start + 2 < items.length ? String(start + 2) : null };
}

function syncStores(database: DocumentDatabase) {
  return {
    books: documentOrderBooks(database),
    inbox: documentInbox(database),
    leases: documentWorkLease(database),
    promoters: documentPromoterStore(database),
    wallets: documentWalletOpener(database),
    partners: documentContentPartners(database),
    shelf: documentShelfStore(database),
    plans: documentPlanRows(database),
    watched: documentWatchedThings(database),
    outbox: documentOutbox(database),
    rechecks: documentOrderRechecks(database),
    clueOrders: documentClueOrders(database),
    rolls: documentPromoterRolls(database),
    sharers: documentLinkSharers(database),
  };
}

const buyerKeys: BuyerKeyMaker = { keyOf: ({ unionid, openid }) => unionid ?? openid };

/** A platform of products, clues, talents and bonds beside the orders of the money path, and what looks at it. */
export function openSyncWorld() {
  const fake = fakeStorePlatform({ pageSize: 2 });
  const { database, clock, journal, program } = openMoneyWorld({ platform: fake });
  const facts: SyncFacts = { products: [], clues: [], talents: [], snapshots: [] };
  const ports = {
    ...{ clock, journal, buyerKeys, platform: syncPlatform(fake, facts), readEvent: parsePushEvent },
    settings: { current: async () => program },
    ...syncStores(database),
  };
  return {
    ...{ database, clock, journal, program, fake, ports, ...facts },
    setOrders(...orders: readonly OrderSnapshot[]) {
      fake.setOrders(...orders);
      facts.snapshots.splice(0, facts.snapshots.length, ...orders);
    },
    /** The push of an event in its text, opened and kept as the door does it. */
    receive: (event: string, fields: string, { createTimeSec = 1662480000, leftMs = plenty } = {}) => {
      const body = `{${head},"CreateTime":${createTimeSec},"Event":"${event}",${fields}}`;
      return receiveEvent(ports, inboxEventOf(parsePushEvent(body), body, clock.nowMs()), leftMs);
    },
    processInbox: (leftMs = plenty) => processInbox(ports, leftMs),
    later: (durationMs: number) => clock.setMs(clock.nowMs() + durationMs),
  };
}

export type SyncWorld = ReturnType<typeof openSyncWorld>;

/** Time for so many questions whether there is time left. */
export function timeFor(questions: number): () => number {
  let left = questions;
  return () => {
    left -= 1;
    return left >= 0 ? 60_000 : 0;
  };
}
