import { ENDPOINTS } from './endpoints';

const P = '/channels/ec/promoter/';
const H = '/channels/ec/league/headsupplier/';

/** Every path that the pages name for an agency with promoters. */
const PROMOTER_PATHS = [
  'get_promoter_register_and_bind_status',
  'set_sharer_commission_info',
  'get_bind_sharer_list',
  'headsupplier_unbind_promoter',
  'get_bind_shop_list',
  'get_bind_shop_promoter_list',
  'get_bind_talent_list',
  'get_promote_product_list',
  'get_promote_product_detail',
  'get_product_promotion_link_info',
  'get_product_promotion_qrcode_info',
  'get_promoter_single_product_promotion_info',
  'set_sharer_product_commission_info',
  'get_sharer_product_commission_info',
  'get_live_record_list',
  'get_live_record_qr_code',
  'get_live_notice_record_list',
  'get_live_notice_record_qr_code',
  'get_live_notice_promoter_share_link',
  'get_live_notice_reservation_info',
  'get_live_commission_product_list',
  'get_shop_live_record_list',
  'get_shop_live_record_qr_code',
  'get_shop_live_notice_record_list',
  'get_shop_live_notice_record_qr_code',
  'get_shop_live_notice_promoter_share_link',
  'get_shop_live_commission_product_list',
  'get_feed_list',
  'get_feed_promotion_info',
  'get_shop_feed_list',
  'get_shop_feed_promotion_info',
  'get_talent_biz_article_list',
  'get_shop_mp_article_list',
  'get_public_coupon_list',
  'get_cooperative_coupon_list',
  'get_coupon_detail',
  'get_coupon_short_link',
  'get_coupon_qr_code',
  'get_coupon_promoter_share_link',
  'set_coupon_to_headsupplier',
  'get_coupon_to_headsupplier',
];
const AGENCY_PATHS = [
  'shop/list/get',
  'shop/get',
  'lockcustomertime/getlocktime',
  'headsupplierrelation/update',
  'productdetail/get',
  'subscription/subscribe',
  'subscription/unsubscribe',
  'subscription/getsubscribe',
  'product/getactivity',
  'promoteraction/getproductsharestats',
  'promoteraction/getlivestats',
  'promoteraction/getlivenoticestats',
  'liveprotection/getqrcode',
  'order/list/get',
  'order/get',
  'clue/list/get',
  'clue/get',
  'funds/balance/get',
  'funds/flowlist/get',
  'funds/flowdetail/get',
  'cooperativeitem/list/get',
  'cooperativeitem/add',
  'selectionproducts/list/get',
  'item/promotiondetail/get',
  'windowauth/get',
  'windowauth/status/get',
];
const BASIC_PATHS = [
  '/cgi-bin/openapi/quota/get',
  '/cgi-bin/openapi/quota/clear',
  '/cgi-bin/clear_quota',
  '/cgi-bin/get_api_domain_ip',
  '/cgi-bin/getcallbackip',
  '/cgi-bin/callback/check',
  '/channels/ec/category/league/all',
];

describe('the endpoints', () => {
  it('are those of the pages, no more and no less', () => {
    const named = [...PROMOTER_PATHS.map((name) => P + name), ...AGENCY_PATHS.map((name) => H + name), ...BASIC_PATHS];
    expect(Object.keys(ENDPOINTS).sort()).toEqual(named.sort());
  });
});
