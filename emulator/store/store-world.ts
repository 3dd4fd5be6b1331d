/** The world the platform starts from, as plain JSON. Fen, ppm and seconds, as the platform gives them. */
export type StoreWorld = {
  agency: { appid: string; secret: string; originalId: string; name: string };
  miniPrograms: MiniProgramFacts[];
  shops: ShopFacts[];
  products: ProductFacts[];
  talents: TalentFacts[];
  liveRooms: LiveRoomFacts[];
  liveNotices: LiveNoticeFacts[];
  feeds: FeedFacts[];
  articles: ArticleFacts[];
  coupons: CouponFacts[];
  /** Other agencies: they supply goods to us, resell ours, or are given coupons. */
  suppliers: SupplierFacts[];
  people: PersonFacts[];
};

export type MiniProgramFacts = { appid: string; name?: string; linkedToAgency: boolean };

/** Four numbers per shop and source, in days; `shopsetting_*` beats `default_*`. */
export type LockWindows = {
  shopsetting_product_click_lock_day?: number;
  shopsetting_product_order_lock_day?: number;
  shopsetting_content_click_lock_day?: number;
  shopsetting_content_order_lock_day?: number;
  default_product_click_lock_day: number;
  default_product_order_lock_day: number;
  default_content_click_lock_day: number;
  default_content_order_lock_day: number;
};

/** An account attached to a shop. `promoter_type`: 1 视频号, 4 公众号, 5 服务号. */
export type LinkedAccountFacts = { promoter_id: string; promoter_type: number; promoter_name: string };

export type ShopFacts = {
  appid: string;
  name: string;
  /** Cooperation with the agency: 1 inviting, 2 accepted, 3 rejected, 4 withdrawn, 5 ended. */
  status?: number;
  approved_time?: number;
  /** False: not a partner in content cooperation, which is separate from supply. */
  isContentPartner?: boolean;
  /** 463 = 4.63. */
  score?: number;
  headimg_url?: string;
  lockWindows: LockWindows;
  linkedAccounts: LinkedAccountFacts[];
};

export type SkuFacts = {
  sku_id: string;
  sale_price: number;
  stock_num?: number;
  attrs?: { attr_key: string; attr_value: string }[];
};

/** `plan_type`: 1 merchant directed, 2 merchant public, 3 agency directed, 4 agency ordinary. `status`: 1 on promotion. */
export type PlanFacts = {
  plan_type: number;
  service_ratio: number;
  start_time: number;
  end_time: number;
  status: number;
  head_supplier_appid?: string;
  /** Left out: made from the product and the supplier. */
  plan_id?: string;
  /** Who sets the talent's commission: 0 the merchant, 1 the agency (default). */
  commission_type?: number;
  /** The talent's commission in ppm of the payment, when the merchant sets it. */
  commission_ratio?: number;
  chain?: PlanChain;
};

/**
 * How the service fee goes on from one agency to the next; all ratios in ppm of the payment, each gross. Left out, the
 * whole fee is the agency's own.
 */
export type PlanChain = {
  /** Which links of the chain the agency itself is. */
  we: 'first' | 'promoter-agency' | 'both';
  sub_agency?: { appid: string; ratio: number };
  talent_ratio?: number;
  promoter_agency: { appid?: string; ratio: number };
};

export type ProductFacts = {
  product_id: string;
  shop_appid: string;
  title: string;
  sub_title?: string;
  /** A path that starts with "/" is served by the emulator itself. */
  head_imgs: string[];
  status?: number;
  cat_id?: string;
  monthly_sales?: number;
  /** Services as the search numbers them: 0 returns in 7 days, 1 freight insurance, 7 free shipping, … */
  flags?: string[];
  /** A voucher for local life: paid, it waits to be used (17) and is never shipped. */
  isVoucher?: boolean;
  /** The talent's own goods: sold in his content they make a clue and no commission order. */
  selfRunBy?: string;
  activities?: ActivityFacts[];
  skus: SkuFacts[];
  plan?: PlanFacts;
};

export type ActivityFacts = {
  sku_id: string;
  activity_name: string;
  activity_price: number;
  activity_end_time: number;
  platform_subsidy: number;
  /** 3 brand day, 4 general subsidy. */
  activity_sub_type: number;
};

export type TalentFacts = {
  talent_appid: string;
  nickname: string;
  bind_time?: number;
  /** His channels accounts; with `sharesAllContent` a list of his videos needs one of them. */
  finderExportNames?: string[];
  bizAppids?: string[];
  sharesAllContent?: boolean;
  /** Whether his window lets the agency put goods into it. */
  windowAuthorised?: boolean;
};

/** An agency that supplies or resells; `status` as for shops. */
export type SupplierFacts = { appid: string; name: string; status?: number };

/** Exactly one owner: the shop's own account (`shop_appid` with `promoter_id`) or a talent. */
export type LiveRoomFacts = {
  export_id: string;
  description: string;
  running: boolean;
  product_ids: string[];
  shop_appid: string;
  promoter_id?: string;
  talent_appid?: string;
};

/** `start_time` 0 with `weekly`: the next such moment in Beijing after the world starts. */
export type LiveNoticeFacts = {
  notice_id: string;
  description: string;
  start_time: number;
  weekly?: { weekday: number; hour: number };
  status: 'announced' | 'live' | 'cancelled' | 'ended';
  product_ids: string[];
  shop_appid: string;
  promoter_id?: string;
  talent_appid?: string;
};

export type FeedFacts = {
  export_id: string;
  title: string;
  product_id: string;
  shop_appid: string;
  promoter_id?: string;
  talent_appid?: string;
};

/** Of the shop's 公众号 (4) or 服务号 (5), or of a talent's. */
export type ArticleFacts = {
  article_id: string;
  title: string;
  product_ids: string[];
  create_time: number;
  update_time: number;
  shop_appid: string;
  promoter_id?: string;
  talent_appid?: string;
  biz_appid?: string;
};

export type CouponFacts = {
  coupon_id: string;
  shop_appid: string;
  name: string;
  /** Which of the two lists shows it. */
  list: 'public' | 'cooperative';
  from_head_supplier_appid?: string;
  /** 102: whole shop, threshold cash-off. */
  type: number;
  /** 2 = in effect; anything else is unusable. */
  status: number;
  discount_fee: number;
  threshold_price: number;
  total_num: number;
};

/** A person has another openid under each appid; the unionid is the same everywhere. */
export type PersonFacts = {
  id: string;
  name: string;
  openids: Record<string, string>;
  unionid: string;
  realName: boolean;
};
