import { Outage } from '../../backend/ports/outage';
import type { PartnerTalent, PlatformPartners } from '../../backend/ports/platform/partners';
import { platformList } from '../../backend/ports/platform/platform-list';
import type {
  BoundPromoter,
  OrderKey,
  PlatformOrder,
  PromoterStanding,
  StorePlatform,
} from '../../backend/ports/store-platform';
import { type OrderSnapshot, orderKeyOf } from '../../core/commission/order-snapshot';

/** The platform's answer when it knows no such commission order. */
export const noSuchOrder = 10024006;

/** What the platform would say of an order of which we keep this snapshot. */
export function platformOrderOf(snapshot: OrderSnapshot): PlatformOrder {
  const { buyerKey, sharer, ...facts } = snapshot;
  return {
    ...facts,
    sharer: sharer && { ...sharer, nickname: '' },
    channelType: 3,
    buyer: buyerKey === null ? null : { openId: 'buyer', unionId: buyerKey },
  };
}

export interface FakeStorePlatform extends StorePlatform, Pick<PlatformPartners, 'listPartnerTalents'> {
  /**
   * What was asked, in order: `order/get o|s`, `order/list 100-200 key`, `sharer/get wxwang`,
   * `sharer/standing openid`.
   */
  readonly calls: string[];
  /** Questions that are not answered, such as `order/get`, or `order/get o|s` for one order. */
  readonly outages: Set<string>;
  /** Questions that are refused, by the error code. */
  readonly refusals: Map<string, number>;
  /** Who is bound, by promoter or openid; anybody else has not even registered. */
  readonly bound: Map<string, BoundPromoter>;
  /** Brings orders to a state; a state is what the next question is answered with. */
  setOrders(...snapshots: readonly OrderSnapshot[]): void;
}

/** The agency API as a table of current orders. `orderNow` answers by the moment instead, when it is given. */
export function fakeStorePlatform(
  options: { readonly pageSize?: number; readonly orderNow?: (key: string) => OrderSnapshot | undefined } = {},
): FakeStorePlatform {
  const { pageSize = 30 } = options;
  const orders = new Map<string, OrderSnapshot>();
  const [calls, outages, refusals] = [[] as string[], new Set<string>(), new Map<string, number>()];
  const bound = new Map<string, BoundPromoter>();
  const orderNow = options.orderNow ?? ((key: string) => orders.get(key));
  const asked = <T>(operation: string, detail: string, answer: () => T) => {
    calls.push(`${operation} ${detail}`);
    for (const question of [operation, `${operation} ${detail}`]) {
      if (outages.has(question)) throw new Outage(operation, 'no answer', true);
      const errcode = refusals.get(question);
      if (errcode !== undefined) return refused(errcode);
    }
    return answer();
  };
  return {
    ...unplayed,
    calls,
    outages,
    refusals,
    bound,
    setOrders: (...snapshots) => {
      for (const snapshot of snapshots) orders.set(orderKeyOf(snapshot), snapshot);
    },
    findOrder: async (key) =>
      asked('order/get', orderKeyOf(key), () => {
        const snapshot = orderNow(orderKeyOf(key));
        return snapshot ? answered(platformOrderOf(snapshot)) : refused(noSuchOrder);
      }),
    listOrdersByUpdateTime: async ({ fromSec, toSec }, nextKey) =>
      asked('order/list', `${fromSec}-${toSec} ${nextKey}`, () => {
        const found = [...orders.values()].filter((one) => fromSec <= one.updateTimeSec && one.updateTimeSec <= toSec);
        return answered(pageOf(found, Number(nextKey || '0'), pageSize));
      }),
    findBoundPromoter: async (who) => {
      const name = 'promoter' in who ? who.promoter : who.openid;
      return asked('sharer/get', name, () => answered(bound.get(name) ?? null));
    },
    promoterStanding: async (openid) =>
      asked('sharer/standing', openid, () => answered(standingOf(bound.get(openid) ?? null))),
  };
}

function standingOf(bound: BoundPromoter | null): PromoterStanding {
  if (bound) return { registerStatus: 2, bound: true, registerView: null, bindView: null, promoter: bound.promoter };
  const queryString = 'redirect_url=%2Fauth%2Fpages%2Fregister%2Findex&is_simple_register=1&is_from_promoter=1';
  const registerView = { businessType: 'CreatorApplyments', queryString };
  return { registerStatus: 0, bound: false, registerView, bindView: null, promoter: null };
}

function pageOf(found: readonly OrderSnapshot[], start: number, pageSize: number) {
  const sorted = [...found].sort((left, right) => left.updateTimeSec - right.updateTimeSec);
  const keys: OrderKey[] = sorted.slice(start, start + pageSize).map(({ orderId, skuId }) => ({ orderId, skuId }));
  return { keys, nextKey: start + pageSize < sorted.length ? String(start + pageSize) : null };
}

function answered<T>(value: T) {
  return { ok: true, value } as const;
}

function refused(errcode: number) {
  return { ok: false, code: 'PLATFORM_REFUSED', errcode, detail: 'refused' } as const;
}

async function notPlayed(): Promise<never> {
  throw new Error('this fake plays orders and bindings only');
}

const unplayed = {
  listPromotedProducts: notPlayed,
  productDetail: notPlayed,
  productLinks: notPlayed,
  listShopLives: notPlayed,
  listTalentLives: notPlayed,
  liveCodeUrl: notPlayed,
  couponFacts: notPlayed,
  couponLinks: notPlayed,
  lockDays: notPlayed,
  listPartnerTalents: () => platformList<PartnerTalent>('talents', notPlayed),
};
