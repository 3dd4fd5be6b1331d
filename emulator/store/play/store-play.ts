import type { PlatformApi } from '../api/platform-api';
import type { Misbehaviour } from '../misbehaviour/misbehaviour';
import type { PushOutcome } from '../push/deliver-push';
import type { PushMode } from '../push/push-modes';
import type { PushFault } from '../push/push-rows';
import type { StoreContext } from '../store-context';
import type { StoreSettings, StoreSettingsPatch } from '../store-settings';
import type { FundsFlowRow } from '../store-state';
import type {
  ActivityFacts,
  LiveNoticeFacts,
  LiveRoomFacts,
  LockWindows,
  PersonFacts,
  PlanFacts,
  ProductFacts,
  ShopFacts,
  TalentFacts,
} from '../store-world';
import { shopOf } from '../world-facts';
import * as agency from './agency-verbs';
import { type BulkOrdersView, type BulkOrdersWish, bulkOrders } from './bulk-verbs';
import * as contents from './content-verbs';
import { type FundsFaultWish, fundsFault } from './funds-verbs';
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
import * as trouble from './trouble-verbs';
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
  /** A voucher of local life is used in the shop. */
  use(wish: orders.OrderIdWish): Promise<OrderView>;
  changeSharer(wish: { order_id: string; promoter: string | null }): Promise<OrderView>;
  jump(wish: { order_id: string; order_status?: number; commission_status?: number }): Promise<OrderView>;
  reverse(wish: { order_id: string; sku_id?: string }): Promise<OrderView>;
  bulkOrders(wish: BulkOrdersWish): Promise<BulkOrdersView>;
  reserve(wish: contents.ReserveWish): Promise<contents.ReservedContent>;
  notice(wish: NoticeWish): Promise<LiveNoticeFacts>;
  cooperate(wish: { product_id: string; on?: boolean }): Promise<{ product_id: string; cooperating: boolean }>;
  shopRelation(wish: { shop_appid: string; status?: number; content_partner?: boolean }): Promise<ShopFacts>;
  cancelWindowAuth(wish: { talent_appid: string }): Promise<TalentFacts>;
  apiDiff(wish?: agency.AgencyApiDiff): Promise<{ cgi_path: string }>;
  withdrawFunds(wish: { amount: number }): Promise<FundsFlowRow>;
  fundsFault(wish: FundsFaultWish): Promise<{ faults: number }>;
  settings(wish: StoreSettingsPatch): Promise<StoreSettings>;
  misbehave(wish: trouble.TroubleWish): Promise<trouble.TroubleView>;
  misbehaviour(wish?: object): Promise<trouble.TroubleView>;
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
  /** `orders`: only so many of the newest. */
  state(wish?: { orders?: number }): Promise<StateView>;
  pushes(wish?: { newest?: number }): Promise<{ pushes: pushes.PushView[] }>;
};

export type ProductWish = {
  product_id: string;
  title?: string;
  status?: number;
  skus?: { sku_id: string; sale_price: number }[];
  /** Null ends it. `chain` here says `promoter_agency_ratio` instead of an object. */
  plan?: (Partial<Omit<PlanFacts, 'chain'>> & { chain?: object }) | null;
  monthly_sales?: number;
  activities?: Partial<ActivityFacts>[];
};
export type NoticeWish = { notice_id: string; step: (typeof contents.NOTICE_STEPS)[number]; start_time?: number };
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
  misbehaviour: Misbehaviour;
  seed: number;
  log: (line: string) => void;
};

type Verbs = { [Name in keyof StorePlay]: (body: PlayBody) => ReturnType<StorePlay[Name]> };

/** All verbs over one world, each reading its own fields from a JSON object. */
export function createPlay(setup: PlaySetup): Verbs {
  const { context, pushDesk } = setup;
  const on =
    <T>(verb: (context: StoreContext, body: PlayBody) => T) =>
    async (body: PlayBody = {}): Promise<T> =>
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
    use: on(orders.use),
    changeSharer: on(orders.changeSharer),
    jump: on(orders.jump),
    reverse: on(orders.reverse),
    bulkOrders: on(bulkOrders),
    reserve: on(contents.reserveContent),
    notice: on(contents.noticeContent),
    cooperate: on(agency.agencyCooperation),
    shopRelation: on(agency.agencyRelation),
    cancelWindowAuth: on(agency.agencyWindowCancelled),
    apiDiff: on(agency.agencyApiDiff),
    withdrawFunds: on(agency.agencyWithdrawal),
    fundsFault: on(fundsFault),
    settings: on(trouble.changeTroubleSettings),
    misbehave: on((_, body) => trouble.startTrouble(setup.misbehaviour, setup, body)),
    misbehaviour: on(() => setup.misbehaviour.view()),
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
    state: on((one, body) => stateView(one, { seed: setup.seed, push: pushDesk, newest: newestIn(body, 'orders') })),
    pushes: on((one, body) => ({ pushes: pushes.pushViews(one, newestIn(body, 'newest')) })),
  };
}

/** How many of the newest are wanted; all when it is left out. */
function newestIn(body: PlayBody, name: string): number {
  return new PlayInput(body).optionalWhole(name) ?? Number.MAX_SAFE_INTEGER;
}

function locks(context: StoreContext, body: PlayBody): { locks: LockView[] } {
  const input = new PlayInput(body);
  const shop_appid = input.text('shop_appid');
  if (!shopOf(context, shop_appid)) throw new PlayRefused('no-such-shop', `shop ${shop_appid} is not in this world`);
  return { locks: lockViews(context, input.person(context), shop_appid) };
}
