import { documentClaimStore } from '../../backend/adapters/stores/claim-store';
import { documentTouchStore } from '../../backend/adapters/stores/touch-store';
import type { PlatformClue } from '../../backend/ports/platform/clues';
import type { OrderFilter, OrderKey } from '../../backend/ports/platform/orders';
import { platformList } from '../../backend/ports/platform/platform-list';
import { claimMissingOrder } from '../../backend/usecases/claims/claim-missing-order';
import { decideClaim } from '../../backend/usecases/claims/decide-claim';
import { lookForClaims } from '../../backend/usecases/claims/look-for-claims';
import { orderedAtMs } from './builders/a-snapshot';
import { finance, openCorrectionWorld } from './correction-world';
import { type FakeStorePlatform, noSuchOrder } from './fake-store-platform';

/** Twenty days after the example's order: whatever happened to it has happened. */
export const askedAtMs = orderedAtMs + 20 * 86_400_000;

const refused = { ok: false, code: 'PLATFORM_REFUSED', errcode: noSuchOrder, detail: 'refused' } as const;

/**
 * A world with people in which promoters miss orders. The platform lists an order by its number as soon as it has it;
 * clues are what a test puts into `clues`.
 */
export async function openClaimWorld() {
  const world = await openCorrectionWorld();
  const { database, platform, clock, journal, program, books, promoters } = world;
  const clues: PlatformClue[] = [];
  const listed: string[] = [];
  const touches = documentTouchStore(database);
  const ports = {
    platform: platformWith(platform, clues, listed),
    claims: documentClaimStore(database),
    touches,
    books,
    promoters,
    settings: { current: async () => program },
    buyerKeys: { keyOf: ({ unionid, openid }: { unionid?: string | undefined; openid: string }) => unionid ?? openid },
    clock,
    journal,
  };
  // Here 小林 is no promoter, unless a test says so.
  await database.update('promoters', 'wxli', { set: { unionidHash: null } });
  clock.setMs(askedAtMs);
  return {
    ...world,
    ports,
    clues,
    /** The order numbers that the platform was asked for. */
    listed,
    correctionPorts: world.ports,
    ask: (orderId: string, openid = 'o-wang') => claimMissingOrder(ports, openid, orderId),
    look: () => lookForClaims(ports, () => 60_000),
    settle: (claimId: string, decision: 'grant' | 'decline', requestId: string = decision) =>
      decideClaim(world.ports, finance, { claimId, decision, words: '已向买家核对', reach: 'every-brand', requestId }),
    /** 小林 opened a promoter's link so many days before (or after, below 0) he ordered. */
    opened: (promoter: string, daysBefore: number, shopAppid = 'wxshop1') =>
      touches.keepTouch({
        buyerKey: 'k1:xiaolin',
        shopAppid,
        promoter,
        kind: 'PRODUCT_CARD',
        token: `${promoter}${daysBefore}`,
        contentId: '1',
        atMs: orderedAtMs - daysBefore * 86_400_000,
        forwardedByKind: null,
      }),
  };
}

/** What a claim asks of the platform: orders as the fake has them, clues as a test puts them. */
function platformWith(platform: FakeStorePlatform, clues: readonly PlatformClue[], listed: string[]) {
  return {
    findOrder: platform.findOrder,
    listOrders: (filter: OrderFilter) =>
      platformList<OrderKey>('order/list/get', async () => {
        const orderId = 'orderId' in filter ? filter.orderId : '';
        listed.push(orderId);
        const all = await platform.listOrdersByUpdateTime({ fromSec: 0, toSec: Number.MAX_SAFE_INTEGER }, '');
        if (!all.ok) return all;
        const items = all.value.keys.filter((key) => key.orderId === orderId);
        return { ok: true, value: { items, nextKey: null } } as const;
      }),
    listClues: (filter: { readonly promoter?: string } = {}) =>
      platformList<OrderKey>('clue/list/get', async () => {
        const items = clues.filter((clue) => clue.sharer?.promoter === filter.promoter);
        return { ok: true, value: { items, nextKey: null } } as const;
      }),
    findClue: async ({ orderId }: OrderKey) => {
      const clue = clues.find((candidate) => candidate.orderId === orderId);
      return clue ? ({ ok: true, value: clue } as const) : refused;
    },
  };
}

export type ClaimWorld = Awaited<ReturnType<typeof openClaimWorld>>;
