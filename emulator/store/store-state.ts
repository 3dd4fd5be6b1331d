import type { FundsFault } from './misbehaviour/funds-faults';
import type { LockOrderScene, ShopLockWindows } from './orders/lock-fold';
import type { PushRow } from './push/push-rows';
import type { PlanChain, StoreWorld } from './store-world';

/** What a link leads to. PRODUCT_CARD is product for the lock, everything else is content. */
export type LinkKind = 'PRODUCT_CARD' | 'LIVE' | 'LIVE_NOTICE' | 'SHORT_VIDEO' | 'ARTICLE' | 'COUPON';

/** Whom a link names: a promoter, the agency alone, or nobody (passed on from inside an opened page). */
export type LinkTag = { of: 'promoter'; sharer_appid: string } | { of: 'agency' } | { of: 'nobody' };

export type LinkRow = {
  key: string;
  kind: LinkKind;
  tag: LinkTag;
  shop_appid: string;
  product_id?: string;
  export_id?: string;
  notice_id?: string;
  article_id?: string;
  coupon_id?: string;
};

export type TokenRow = {
  value: string;
  kind: 'stable' | 'plain';
  issuedAtMs: number;
  expiresAtMs: number;
  revoked: boolean;
};

/** `registerLevel`: 0 not registered, 1 in progress, 2 simple, 3 full (with a merchant account). */
export type PromoterRow = {
  person: string;
  sharer_appid: string;
  registerLevel: number;
  bound: boolean;
  bindTimeSec: number;
  commission_type: number;
  commission_ratio: number;
  /** Whole history of the bond in epoch ms; the last entry has no end while he is bound. */
  boundPeriods: { fromMs: number; toMs?: number }[];
};

export type TouchRow = {
  seq: number;
  atMs: number;
  person: string;
  shop_appid: string;
  sharer_appid: string;
  kind: LinkKind;
  /** The talent whose content it was. */
  talent_appid?: string;
  windows: ShopLockWindows;
};

/** The line of an order; one commission order belongs to each line that has `commission`. */
export type OrderLine = {
  product_id: string;
  sku_id: string;
  title: string;
  count: number;
  /** What the buyer paid for this line, before refunds, in fen. */
  payment: number;
  refunded: number;
  update_time: number;
  version: number;
  commission?: LineCommission;
  /** Goods without commission sold in content that a promoter shared: a clue, and no money. */
  clue?: { status: 20 | 100 | 200 };
};

export type LineCommission = {
  status: 20 | 100 | 200;
  service_ratio: number;
  /** Fixed when the order is placed: who pays the promoter, and his ratio under platform split. */
  commission_type: number;
  commission_ratio: number;
  profit_sharding_suc_time: number;
  settleDueMs?: number;
  chain?: PlanChain;
  /** What the agency's funds hold of this line, in fen. */
  bookedFen?: number;
};

export type OrderAttribution = {
  sharer_appid: string | null;
  /** The order came through a link of the agency itself. */
  agencyOnly: boolean;
  reason: string;
  /** PRODUCT_CARD → 3, a talent's content → 4, the shop's own content → 6, nothing → 0. */
  channel_type: number;
  /** The talent in whose content it was sold. */
  talent_appid?: string;
};

export type OrderRow = {
  seq: number;
  order_id: string;
  shop_appid: string;
  person: string;
  receiver?: string;
  gift: boolean;
  create_time: number;
  update_time: number;
  pay_time: number;
  order_status: number;
  scene: LockOrderScene;
  windows: ShopLockWindows;
  attribution: OrderAttribution;
  unpaidDueMs?: number;
  receiptDueMs?: number;
  shippedSkuIds: string[];
  lines: OrderLine[];
};

/** Where a person is at the moment: the link opened last. */
export type Whereabouts = { linkKey: string; atMs: number };

/** What promoters and buyers did with shared things, for the statistics. */
export type ActionRow = {
  what: 'share' | 'open' | 'reserve';
  kind: LinkKind;
  /** product_id, export_id, notice_id, … */
  target: string;
  sharer_appid: string;
  person: string;
  atSec: number;
};

export type FundsFlowRow = {
  flow_id: string;
  /** 1 withdrawal, 2 profit sharing. */
  funds_type: 1 | 2;
  /** 1 in, 2 out. */
  flow_type: 1 | 2;
  amount: number;
  balance: number;
  atSec: number;
  /** Nobody sees it before that. */
  shownFromSec?: number;
  remark: string;
  order_id?: string;
  withdraw_id?: string;
};

/** Calls of one Beijing day and of one minute; the answers to `quota/get`. */
export type QuotaState = {
  day: number;
  usedToday: Record<string, number>;
  minute: number;
  usedThisMinute: Record<string, number>;
  month: string;
  clearedThisMonth: number;
};

/** Everything that changes, as plain JSON. */
export type StoreState = {
  world: StoreWorld;
  lastSeq: number;
  tokens: TokenRow[];
  forcedRefreshesMs: number[];
  promoters: PromoterRow[];
  links: LinkRow[];
  touches: TouchRow[];
  whereabouts: Record<string, Whereabouts>;
  orders: OrderRow[];
  couponClaims: { person: string; coupon_id: string; atMs: number }[];
  couponGrants: { coupon_id: string; to_head_supplier_appid: string; give_time: number }[];
  /** Ratios that a promoter has for one product alone, in ppm. */
  productRatios: { sharer_appid: string; product_id: string; commission_ratio: number }[];
  subscriptions: { product_id: string; shop_appid: string }[];
  cooperativeItems: { cooperative_item_id: string; product_id: string; addedAtSec: number; hidden: boolean }[];
  reservations: { person: string; notice_id: string; sharer_appid: string | null }[];
  actions: ActionRow[];
  fundsFlows: FundsFlowRow[];
  /** What goes wrong with the next movements. */
  fundsFaults: FundsFault[];
  quota: QuotaState;
  pushes: PushRow[];
};

/** A state in which nothing has happened yet; weekly notices get the next moment after `nowMs`. */
export function freshState(world: StoreWorld, nowMs: number): StoreState {
  const own = structuredClone(world);
  for (const notice of own.liveNotices) {
    if (notice.weekly) notice.start_time = nextWeekly(nowMs, notice.weekly);
  }
  return {
    world: own,
    lastSeq: 0,
    tokens: [],
    forcedRefreshesMs: [],
    promoters: [],
    links: [],
    touches: [],
    whereabouts: {},
    orders: [],
    couponClaims: [],
    couponGrants: [],
    productRatios: [],
    subscriptions: [],
    cooperativeItems: [],
    reservations: [],
    actions: [],
    fundsFlows: [],
    fundsFaults: [],
    quota: { day: 0, usedToday: {}, minute: 0, usedThisMinute: {}, month: '', clearedThisMonth: 0 },
    pushes: [],
  };
}

/** What was saved by an earlier version lacks the newer parts: they start empty, or as in the world given. */
export function restoredState(saved: StoreState, world: StoreWorld, nowMs: number): StoreState {
  const fresh = freshState(world, nowMs);
  return structuredClone({ ...fresh, ...saved, world: { ...fresh.world, ...saved.world } });
}

const HOUR_SEC = 3600;
const DAY_SEC = 24 * HOUR_SEC;
const BEIJING_AHEAD_SEC = 8 * HOUR_SEC;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** The next moment (s) in Beijing that is such a weekday (0 Sunday … 6 Saturday) and hour. */
function nextWeekly(nowMs: number, { weekday, hour }: { weekday: number; hour: number }): number {
  const local = Math.floor(nowMs / 1000) + BEIJING_AHEAD_SEC;
  const today = Math.floor(local / DAY_SEC);
  const ahead = (weekday - ((today + FIRST_WEEKDAY) % 7) + 7) % 7;
  const moment = (today + ahead) * DAY_SEC + hour * HOUR_SEC;
  return (moment > local ? moment : moment + 7 * DAY_SEC) - BEIJING_AHEAD_SEC;
}
