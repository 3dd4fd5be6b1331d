const agency = '/channels/ec/league/headsupplier/';
const promoter = '/channels/ec/promoter/';
const pages = 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/';

/** Every endpoint that we call, with the page that describes it. All are POST with a JSON body. */
export const endpoints = {
  stable_token: { path: '/cgi-bin/stable_token', page: `${pages}basic/api_getstableaccesstoken` },
  'order/get': { path: `${agency}order/get`, page: `${pages}order/api_getorder` },
  'order/list/get': { path: `${agency}order/list/get`, page: `${pages}order/api_getorderlist` },
  'lockcustomertime/getlocktime': {
    path: `${agency}lockcustomertime/getlocktime`,
    page: `${pages}headsupplier/api_getshoplocktime`,
  },
  get_promoter_register_and_bind_status: {
    path: `${promoter}get_promoter_register_and_bind_status`,
    page: `${pages}sharer/account/api_getpromoterregisterandbindstatus`,
  },
  get_bind_sharer_list: {
    path: `${promoter}get_bind_sharer_list`,
    page: `${pages}sharer/account/api_getbindsharerlist`,
  },
  get_promote_product_list: {
    path: `${promoter}get_promote_product_list`,
    page: `${pages}sharer/getshop/api_getpromoteproductlist`,
  },
  get_promote_product_detail: {
    path: `${promoter}get_promote_product_detail`,
    page: `${pages}sharer/getshop/api_getpromoteproductdetail`,
  },
  get_product_promotion_link_info: {
    path: `${promoter}get_product_promotion_link_info`,
    page: `${pages}sharer/getshop/api_getproductpromotionlinkinfo`,
  },
  get_product_promotion_qrcode_info: {
    path: `${promoter}get_product_promotion_qrcode_info`,
    page: `${pages}sharer/getshop/api_getproductpromotionqrcodeinfo`,
  },
  get_promoter_single_product_promotion_info: {
    path: `${promoter}get_promoter_single_product_promotion_info`,
    page: `${pages}sharer/getshop/api_getpromotersingleproductpromotioninfo`,
  },
  get_shop_live_record_list: {
    path: `${promoter}get_shop_live_record_list`,
    page: `${pages}sharer/live/api_getshopliverecordlist`,
  },
  get_live_record_list: {
    path: `${promoter}get_live_record_list`,
    page: `${pages}sharer/live/api_getliverecordlist`,
  },
  get_shop_live_record_qr_code: {
    path: `${promoter}get_shop_live_record_qr_code`,
    page: `${pages}sharer/live/api_getshopliverecordqrcode`,
  },
  get_live_record_qr_code: {
    path: `${promoter}get_live_record_qr_code`,
    page: `${pages}sharer/live/api_getliverecordqrcode`,
  },
  get_coupon_detail: { path: `${promoter}get_coupon_detail`, page: `${pages}sharer/coupon/api_getcoupondetail` },
  get_coupon_short_link: {
    path: `${promoter}get_coupon_short_link`,
    page: `${pages}sharer/coupon/api_getpromotecouponshortlink`,
  },
  get_coupon_qr_code: { path: `${promoter}get_coupon_qr_code`, page: `${pages}sharer/coupon/api_getcouponqrcode` },
  get_coupon_promoter_share_link: {
    path: `${promoter}get_coupon_promoter_share_link`,
    page: `${pages}sharer/coupon/api_getcouponpromotersharelink`,
  },
} as const;

export type EndpointName = keyof typeof endpoints;
