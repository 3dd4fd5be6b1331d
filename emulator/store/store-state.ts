import type { LockOrderScene, ShopLockWindows } from './orders/lock-fold';
import type { PushRow } from './push/push-rows';
import type { StoreWorld } from './store-world';

/** What a link leads to. LIVE and COUPON are content, PRODUCT_CARD is product, for the lock. */
export type LinkKind = 'PRODUCT_CARD' | 'LIVE' | 'COUPON';

/** Whom a link names: a promoter, the agency alone, or nobody (passed on from inside an opened page). */
export type LinkTag = { of: 'promoter'; sharer_appid: string } | { of: 'agency' } | { of: 'nobody' };

export type LinkRow = {
  key: string;
  kind: LinkKind;
  tag: LinkTag;
  shop_appid: string;
  product_id?: string;
  export_id?: string;
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
};

export type LineCommission = {
  status: 20 | 100 | 200;
  service_ratio: number;
  /** Fixed when the order is placed: who pays the promoter, and his ratio under platform split. */
  commission_type: number;
  commission_ratio: number;
  profit_sharding_suc_time: number;
  settleDueMs?: number;
};

export type OrderAttribution = {
  sharer_appid: string | null;
  /** The order came through a link of the agency itself. */
  agencyOnly: boolean;
  reason: string;
  /** PRODUCT_CARD → 3, a talent's content → 4, the shop's own content → 6, nothing → 0. */
  channel_type: number;
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
  pushes: PushRow[];
};

/** A state in which nothing has happened yet. */
export function freshState(world: StoreWorld): StoreState {
  return {
    world: structuredClone(world),
    lastSeq: 0,
    tokens: [],
    forcedRefreshesMs: [],
    promoters: [],
    links: [],
    touches: [],
    whereabouts: {},
    orders: [],
    couponClaims: [],
    pushes: [],
  };
}
