/** The world the platform starts from, as plain JSON. Fen, ppm and seconds, as the platform gives them. */
export type StoreWorld = {
  agency: { appid: string; secret: string; originalId: string; name: string };
  miniPrograms: MiniProgramFacts[];
  shops: ShopFacts[];
  products: ProductFacts[];
  talents: TalentFacts[];
  liveRooms: LiveRoomFacts[];
  coupons: CouponFacts[];
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
  skus: SkuFacts[];
  plan?: PlanFacts;
};

export type TalentFacts = { talent_appid: string; nickname: string; bind_time?: number };

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
