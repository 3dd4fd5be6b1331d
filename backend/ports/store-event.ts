/** A commission order was made, or its commission or order status changed. */
export interface OrderUpdated {
  readonly kind: 'order-updated';
  readonly orderId: string;
  readonly skuId: string;
  readonly commissionStatus: number;
  readonly orderStatus: number;
  /** null when the platform left it out. Only for telling repeats apart: no order of versions is promised. */
  readonly version: string | null;
  readonly createTimeSec: number;
}

/** A promoter was bound to the agency or unbound from it. */
export interface PromoterBindResult {
  readonly kind: 'promoter-bind-result';
  readonly promoter: string;
  readonly bindStatus: 'bound' | 'unbound';
  /** Of the agency's account: not the openid that our mini-program sees. */
  readonly agencyOpenid: string;
  readonly agencyUnionid: string;
  readonly createTimeSec: number;
}

interface ProductHint {
  readonly productId: string;
  /** null when the platform left it out: then nobody knows whose product it is. */
  readonly shopAppid: string | null;
  readonly version: string | null;
  readonly messageHash: string;
}

/** A shop changed a plan, its time or fee, or took the product off; or the agency added or removed it. */
export interface ItemUpdated extends ProductHint {
  readonly kind: 'item-updated';
  /** 1 new, 2 changed; null when it is left out. */
  readonly eventType: number | null;
}

/** What a subscribed product is called, looks like or costs changed. */
export interface ProductBaseinfoUpdated extends ProductHint {
  readonly kind: 'product-baseinfo-updated';
}

/** The plan of a subscribed product began, changed or ended. */
export interface ProductPlaninfoUpdated extends ProductHint {
  readonly kind: 'product-planinfo-updated';
  readonly planId: string | null;
  readonly planType: number | null;
  /** 1 plan added, 2 plan changed, 3 cooperation added, 4 cooperation ended. */
  readonly eventType: number | null;
}

/** A talent took back the agency's right to his shop window. */
export interface TalentWindowCancelled {
  readonly kind: 'talent-window-cancelled';
  readonly talentAppid: string;
  readonly nickname: string;
  readonly createTimeSec: number;
}

/** The platform changed its API. */
export interface ApiChanged {
  readonly kind: 'api-changed';
  readonly changelogUrl: string;
  readonly changes: readonly { readonly name: string; readonly path: string; readonly change: string }[];
  readonly messageHash: string;
}

/** Not one of the platform's events, or one without what it must have. A person looks at it. */
export interface UnknownEvent {
  readonly kind: 'unknown';
  readonly event: string | null;
  readonly messageHash: string;
}

/**
 * A hint that something happened at the platform. Details are always read anew; nothing is booked from a push.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/promoter_bind_event
 */
export type StoreEvent =
  | OrderUpdated
  | PromoterBindResult
  | ItemUpdated
  | ProductBaseinfoUpdated
  | ProductPlaninfoUpdated
  | TalentWindowCancelled
  | ApiChanged
  | UnknownEvent;

/** Reads a kept event's text again. It never fails: what cannot be read is `unknown`. */
export type ReadStoreEvent = (body: string) => StoreEvent;
