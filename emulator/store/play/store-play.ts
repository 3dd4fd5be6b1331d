import type { PlatformApi } from '../api/platform-api';
import type { PushOutcome } from '../push/deliver-push';
import type { PushMode } from '../push/push-modes';
import type { PushFault } from '../push/push-rows';
import type { StoreContext } from '../store-context';
import type { LiveRoomFacts, LockWindows, PersonFacts, PlanFacts, ProductFacts } from '../store-world';
import { shopOf } from '../world-facts';
import {
  claimCoupon,
  type ForwardedLink,
  type ForwardWay,
  forwardLink,
  type OpenedLink,
  type OpenLinkWish,
  openLink,
} from './link-verbs';
import * as orders from './order-verbs';
import * as people from './people-verbs';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { type LockView, lockViews, type OrderView } from './play-views';
import * as pushes from './push-verbs';
import { type StateView, stateView } from './state-view';
import * as world from './world-verbs';

/**
 * What a person, or a script in his place, can do in this world. The same verbs are at POST /play/<verb> in kebab case.
 * A verb that is refused throws `PlayRefused` with `error` and `hint`. Money in fen.
 */
export type StorePlay = {
  openLink(wish: OpenLinkWish): Promise<OpenedLink>;
  forwardLink(wish: { person: string; link: string; way: ForwardWay }): Promise<ForwardedLink>;
  claimCoupon(wish: {
    person: string;
    coupon_id: string;
  }): Promise<{ coupon_id: string; name: string; touched: boolean }>;
  order(wish: orders.OrderWishBody): Promise<OrderView>;
  pay(wish: orders.OrderIdWish): Promise<OrderView>;
  ship(wish: { order_id: string; sku_id?: string }): Promise<OrderView>;
  receive(wish: orders.OrderIdWish): Promise<OrderView>;
  refund(wish: orders.RefundWish): Promise<OrderView>;
  settle(wish: orders.OrderIdWish): Promise<OrderView>;
  cancel(wish: orders.OrderIdWish): Promise<OrderView>;
  gift(wish: { order_id: string; receiver: string }): Promise<OrderView>;
  locks(wish: { person: string; shop_appid: string }): Promise<{ locks: LockView[] }>;
  businessView(wish: people.BusinessViewWish): Promise<people.PromoterView>;
  unbind(wish: { person: string }): Promise<people.PromoterView>;
  realName(wish: { person: string; done?: boolean }): Promise<{ person: string; realName: boolean }>;
  person(wish: { id: string } & Partial<PersonFacts>): Promise<PersonFacts>;
  live(wish: { export_id: string; running: boolean }): Promise<LiveRoomFacts>;
  product(wish: ProductWish): Promise<ProductFacts>;
  lockWindows(wish: { shop_appid: string } & LockWindowsWish): Promise<LockWindows>;
  pushMode(wish: { mode: PushMode; count?: number }): Promise<pushes.PushModeView>;
  pushFault(wish: { fault: PushFault | 'delay'; count?: number; delay_seconds?: number }): Promise<{ count: number }>;
  releasePushes(wish: { ids?: number[] }): Promise<{ released: number[] }>;
  forgePush(wish: { event?: string; fields?: object; way?: PushFault }): Promise<PushOutcome>;
  pushUrl(wish: { url?: string }): Promise<{ url: string | null }>;
  verifyPushUrl(wish: { forge?: boolean }): Promise<{ ok: boolean; status: number | null; answer: string }>;
  apiFault(wish: ApiFaultWish): Promise<{ faults: number }>;
  state(wish?: object): Promise<StateView>;
  pushes(wish?: object): Promise<{ pushes: pushes.PushView[] }>;
};

export type ProductWish = {
  product_id: string;
  title?: string;
  status?: number;
  skus?: { sku_id: string; sale_price: number }[];
  plan?: Partial<PlanFacts> | null;
};
export type LockWindowsWish = {
  product_click?: number | null;
  product_order?: number | null;
  content_click?: number | null;
  content_order?: number | null;
};
export type ApiFaultWish = { path?: string; errcode?: number; http_status?: number; timeout?: boolean; count?: number };

export type PlaySetup = {
  context: () => StoreContext;
  api: PlatformApi;
  pushDesk: pushes.PushDesk;
  seed: number;
};

type Verbs = { [Name in keyof StorePlay]: (body: PlayBody) => ReturnType<StorePlay[Name]> };

/** All verbs over one world, each reading its own fields from a JSON object. */
export function createPlay(setup: PlaySetup): Verbs {
  const { context, pushDesk } = setup;
  const on =
    <T>(verb: (context: StoreContext, body: PlayBody) => T) =>
    async (body: PlayBody): Promise<T> =>
      verb(context(), body);
  return {
    openLink: on(openLink),
    forwardLink: on(forwardLink),
    claimCoupon: on(claimCoupon),
    order: on(orders.order),
    pay: on(orders.pay),
    ship: on(orders.ship),
    receive: on(orders.receive),
    refund: on(orders.refund),
    settle: on(orders.settleCommission),
    cancel: on(orders.cancel),
    gift: on(orders.gift),
    locks: on(locks),
    businessView: on(people.businessView),
    unbind: on(people.unbind),
    realName: on(people.realName),
    person: on(people.addPerson),
    live: on(world.live),
    product: on(world.product),
    lockWindows: on(world.lockWindows),
    pushMode: on((_, body) => pushes.pushMode(pushDesk, setup.seed, body)),
    pushFault: on((_, body) => pushes.pushFault(pushDesk, body)),
    releasePushes: on((_, body) => pushes.releasePushes(pushDesk, body)),
    forgePush: async (body) => pushes.forgePush(context(), pushDesk, body),
    pushUrl: on((_, body) => pushes.pushUrl(pushDesk, body)),
    verifyPushUrl: async (body) => pushes.verifyPushUrl(context(), pushDesk, body),
    apiFault: on((_, body) => pushes.apiFault(setup.api, body)),
    state: on((one) => stateView(one, { seed: setup.seed, push: pushDesk })),
    pushes: on((one) => ({ pushes: pushes.pushViews(one) })),
  };
}

function locks(context: StoreContext, body: PlayBody): { locks: LockView[] } {
  const input = new PlayInput(body);
  const shop_appid = input.text('shop_appid');
  if (!shopOf(context, shop_appid)) throw new PlayRefused('no-such-shop', `shop ${shop_appid} is not in this world`);
  return { locks: lockViews(context, input.person(context), shop_appid) };
}
