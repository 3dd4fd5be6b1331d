const pages = 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/';

interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The page that describes it; `index.md` where only the overview names it. */
  readonly page: string;
}

function post(path: string, page: string): Endpoint {
  return { method: 'POST', path, page: pages + page };
}

function agency(name: string, page: string): Endpoint {
  return post(`/channels/ec/league/headsupplier/${name}`, page);
}

function promoter(name: string, page: string): Endpoint {
  return post(`/channels/ec/promoter/${name}`, page);
}

function basics(name: string, page: string): Endpoint {
  return post(`/cgi-bin/${name}`, `basic/${page}`);
}

const account = 'sharer/account/api_';
const shop = 'sharer/getshop/api_';
const live = 'sharer/live/api_';
const video = 'sharer/video/api_';
const article = 'sharer/article/api_';
const coupon = 'sharer/coupon/api_';

/** Every endpoint that we call: GET without a body, POST with JSON. */
export const endpoints = {
  stable_token: basics('stable_token', 'api_getstableaccesstoken'),
  'quota/get': basics('openapi/quota/get', 'api_getapiquota'),
  'quota/clear': basics('openapi/quota/clear', 'api_clearapiquota'),
  clear_quota: basics('clear_quota', 'api_clearquota'),
  'callback/check': basics('callback/check', 'api_callbackcheck'),
  getcallbackip: { method: 'GET', path: '/cgi-bin/getcallbackip', page: `${pages}basic/api_getcallbackip` },

  'order/get': agency('order/get', 'order/api_getorder'),
  'order/list/get': agency('order/list/get', 'order/api_getorderlist'),
  'clue/list/get': agency('clue/list/get', 'sharer/clue/api_getcluelist'),
  'clue/get': agency('clue/get', 'sharer/clue/api_getclue'),

  'funds/balance/get': agency('funds/balance/get', 'index.md'),
  'funds/flowlist/get': agency('funds/flowlist/get', 'index.md'),
  'funds/flowdetail/get': agency('funds/flowdetail/get', 'index.md'),

  get_promoter_register_and_bind_status: promoter(
    'get_promoter_register_and_bind_status',
    `${account}getpromoterregisterandbindstatus`,
  ),
  set_sharer_commission_info: promoter('set_sharer_commission_info', `${account}setsharercommissioninfo`),
  get_bind_sharer_list: promoter('get_bind_sharer_list', `${account}getbindsharerlist`),
  headsupplier_unbind_promoter: promoter(
    'headsupplier_unbind_promoter',
    `${account}mmecpromoter_headsupplier_unbind_promoter`,
  ),
  get_bind_shop_list: promoter('get_bind_shop_list', `${account}getbindshoplist`),
  get_bind_shop_promoter_list: promoter('get_bind_shop_promoter_list', `${account}getbindshoppromoterlist`),
  get_bind_talent_list: promoter('get_bind_talent_list', `${account}getbindtalentlist`),

  'shop/list/get': agency('shop/list/get', 'index.md'),
  'shop/get': agency('shop/get', 'index.md'),
  'lockcustomertime/getlocktime': agency('lockcustomertime/getlocktime', 'headsupplier/api_getshoplocktime'),
  'headsupplierrelation/update': agency('headsupplierrelation/update', 'index.md'),

  'productdetail/get': agency('productdetail/get', 'index.md'),
  'subscription/subscribe': agency('subscription/subscribe', 'shop/api_subscribeproduct'),
  'subscription/unsubscribe': agency('subscription/unsubscribe', 'index.md'),
  'subscription/getsubscribe': agency('subscription/getsubscribe', 'index.md'),
  'product/getactivity': agency('product/getactivity', 'shop/api_league_get_product_activity_info'),
  'cooperativeitem/list/get': agency('cooperativeitem/list/get', 'index.md'),
  'cooperativeitem/add': agency('cooperativeitem/add', 'index.md'),
  'selectionproducts/list/get': agency('selectionproducts/list/get', 'index.md'),
  'windowauth/get': agency('windowauth/get', 'index.md'),
  'windowauth/status/get': agency('windowauth/status/get', 'index.md'),
  'item/promotiondetail/get': agency('item/promotiondetail/get', 'index.md'),
  'category/league/all': { method: 'GET', path: '/channels/ec/category/league/all', page: `${pages}index.md` },

  get_promote_product_list: promoter('get_promote_product_list', `${shop}getpromoteproductlist`),
  get_promote_product_detail: promoter('get_promote_product_detail', `${shop}getpromoteproductdetail`),
  get_product_promotion_link_info: promoter('get_product_promotion_link_info', `${shop}getproductpromotionlinkinfo`),
  get_product_promotion_qrcode_info: promoter(
    'get_product_promotion_qrcode_info',
    `${shop}getproductpromotionqrcodeinfo`,
  ),
  get_promoter_single_product_promotion_info: promoter(
    'get_promoter_single_product_promotion_info',
    `${shop}getpromotersingleproductpromotioninfo`,
  ),
  set_sharer_product_commission_info: promoter(
    'set_sharer_product_commission_info',
    `${shop}setsharerproductcommissioninfo`,
  ),
  get_sharer_product_commission_info: promoter(
    'get_sharer_product_commission_info',
    `${shop}getsharerproductcommissioninfo`,
  ),

  get_live_record_list: promoter('get_live_record_list', `${live}getliverecordlist`),
  get_live_record_qr_code: promoter('get_live_record_qr_code', `${live}getliverecordqrcode`),
  get_live_notice_record_list: promoter('get_live_notice_record_list', `${live}getlivenoticerecordlist`),
  get_live_notice_record_qr_code: promoter('get_live_notice_record_qr_code', `${live}getlivenoticerecordqrcode`),
  get_live_notice_promoter_share_link: promoter(
    'get_live_notice_promoter_share_link',
    `${live}getlivenoticepromotersharelink`,
  ),
  get_live_notice_reservation_info: promoter('get_live_notice_reservation_info', `${live}getlivenoticereservationinfo`),
  get_live_commission_product_list: promoter('get_live_commission_product_list', `${live}getlivecommissionproductlist`),
  get_shop_live_record_list: promoter('get_shop_live_record_list', `${live}getshopliverecordlist`),
  get_shop_live_record_qr_code: promoter('get_shop_live_record_qr_code', `${live}getshopliverecordqrcode`),
  get_shop_live_notice_record_list: promoter('get_shop_live_notice_record_list', `${live}getshoplivenoticerecordlist`),
  get_shop_live_notice_record_qr_code: promoter(
    'get_shop_live_notice_record_qr_code',
    `${live}getshoplivenoticerecordqrcode`,
  ),
  get_shop_live_notice_promoter_share_link: promoter(
    'get_shop_live_notice_promoter_share_link',
    `${live}getshoplivenoticepromotersharelink`,
  ),
  get_shop_live_commission_product_list: promoter(
    'get_shop_live_commission_product_list',
    `${live}getshoplivecommissionproductlist`,
  ),
  'liveprotection/getqrcode': agency('liveprotection/getqrcode', 'index.md'),
  'promoteraction/getproductsharestats': agency('promoteraction/getproductsharestats', 'index.md'),
  'promoteraction/getlivestats': agency('promoteraction/getlivestats', `${live}getpromoterlivestats`),
  'promoteraction/getlivenoticestats': agency('promoteraction/getlivenoticestats', 'index.md'),

  get_feed_list: promoter('get_feed_list', `${video}getfeedlist`),
  get_feed_promotion_info: promoter('get_feed_promotion_info', `${video}getfeedpromotioninfo`),
  get_shop_feed_list: promoter('get_shop_feed_list', `${video}getshopfeedlist`),
  get_shop_feed_promotion_info: promoter('get_shop_feed_promotion_info', `${video}getshopfeedpromotioninfo`),
  get_talent_biz_article_list: promoter('get_talent_biz_article_list', `${article}gettalentbizarticlelist`),
  get_shop_mp_article_list: promoter('get_shop_mp_article_list', `${article}getshopmparticlelist`),

  get_public_coupon_list: promoter('get_public_coupon_list', `${coupon}getpubliccouponlist`),
  get_cooperative_coupon_list: promoter('get_cooperative_coupon_list', `${coupon}getcooperativecouponlist`),
  get_coupon_detail: promoter('get_coupon_detail', `${coupon}getcoupondetail`),
  get_coupon_short_link: promoter('get_coupon_short_link', `${coupon}getpromotecouponshortlink`),
  get_coupon_qr_code: promoter('get_coupon_qr_code', `${coupon}getcouponqrcode`),
  get_coupon_promoter_share_link: promoter('get_coupon_promoter_share_link', `${coupon}getcouponpromotersharelink`),
  set_coupon_to_headsupplier: promoter('set_coupon_to_headsupplier', 'index.md'),
  get_coupon_to_headsupplier: promoter('get_coupon_to_headsupplier', 'index.md'),
} satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
