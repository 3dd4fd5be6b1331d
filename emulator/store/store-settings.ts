/** What the published pages leave open or inconsistent: every quirk is on unless it is switched off. */
export type StoreQuirks = {
  /** `errcode` is the string "0" in every third good answer. */
  errcodeAsString: boolean;
  /** Order, product and sku ids come as bare numbers in some places, also above 2^53. */
  bareNumberIds: boolean;
  /** Fields that no page describes. */
  unknownFields: boolean;
  /** The root key of order/get is `commssion_order`. */
  commssionSpelling: boolean;
  /** No `has_more` in get_bind_sharer_list and get_promote_product_list. */
  missingHasMore: boolean;
  /** An order without promoter has an empty `sharer_info` instead of none. */
  emptySharerInfo: boolean;
  /** After a gift is accepted the buyer in the commission order is the receiver. */
  giftBuyerIsReceiver: boolean;
  /** `bind_time` of get_bind_shop_list is in milliseconds. */
  shopBindTimeMs: boolean;
  /** funds/balance/get answers without errcode and errmsg. */
  balanceWithoutErrcode: boolean;
  /** An ended plan of type 3 is told with plan_status 2 instead of 0. */
  planStatusTwo: boolean;
  /** `change_time` of api_diff is a text, and talent_window_cancel_auth comes without item_info. */
  sampleShapes: boolean;
};

export type StoreSettings = {
  tokenLifeSeconds: number;
  /** A shipped order counts as received after this many days. */
  autoReceiptDays: number;
  /** The platform settles a commission this many days after receipt. */
  settleAfterReceiptDays: number;
  unpaidTimeoutMinutes: number;
  /** Agreeing on the registration page also binds to the agency. */
  registerAlsoBinds: boolean;
  /** Whose order is it when the buyer is himself a promoter of the agency. */
  selfPurchase: 'substitute' | 'deny';
  /** Whether an order that nobody brought appears as a commission order of the agency. */
  unattributedOrders: 'none' | 'agency';
  /** False: update_time of a line always rises; true: several steps may carry the same second. */
  sameSecondUpdates: boolean;
  /** Calls of one endpoint that are answered on one Beijing day; more get 45009. */
  apiDailyLimit: number;
  /** Calls of one endpoint that are answered in one minute; more get 45011. */
  apiMinuteLimit: number;
  /** Addresses that may use the agency's secret; empty = off, as in the console. Others get 40164. */
  ipWhiteList: string[];
  /** How long an answer takes that is slow by misbehaviour, in real milliseconds. */
  slowAnswerMs: number;
  pushDeadlineMs: number;
  /** How many pushes are under way at once. */
  pushParallel: number;
  quirks: StoreQuirks;
};

export type StoreSettingsPatch = Partial<Omit<StoreSettings, 'quirks'>> & { quirks?: Partial<StoreQuirks> | false };

const ALL_QUIRKS: StoreQuirks = {
  errcodeAsString: true,
  bareNumberIds: true,
  unknownFields: true,
  commssionSpelling: true,
  missingHasMore: true,
  emptySharerInfo: true,
  giftBuyerIsReceiver: true,
  shopBindTimeMs: true,
  balanceWithoutErrcode: true,
  planStatusTwo: true,
  sampleShapes: true,
};

const NO_QUIRKS: StoreQuirks = {
  errcodeAsString: false,
  bareNumberIds: false,
  unknownFields: false,
  commssionSpelling: false,
  missingHasMore: false,
  emptySharerInfo: false,
  giftBuyerIsReceiver: false,
  shopBindTimeMs: false,
  balanceWithoutErrcode: false,
  planStatusTwo: false,
  sampleShapes: false,
};

const DEFAULTS: StoreSettings = {
  tokenLifeSeconds: 7200,
  autoReceiptDays: 10,
  settleAfterReceiptDays: 7,
  unpaidTimeoutMinutes: 30,
  registerAlsoBinds: true,
  selfPurchase: 'substitute',
  unattributedOrders: 'none',
  sameSecondUpdates: false,
  apiDailyLimit: 5_000_000,
  apiMinuteLimit: 100_000,
  ipWhiteList: [],
  slowAnswerMs: 3000,
  pushDeadlineMs: 5000,
  pushParallel: 1,
  quirks: ALL_QUIRKS,
};

/** The defaults with a patch on top; `quirks: false` switches all of them off. */
export function storeSettings(patch: StoreSettingsPatch = {}): StoreSettings {
  const quirks = patch.quirks === false ? NO_QUIRKS : { ...ALL_QUIRKS, ...patch.quirks };
  return { ...DEFAULTS, ...patch, quirks };
}
