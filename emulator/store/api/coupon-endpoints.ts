import { linkTo, promoterShareLink, qrcodeUrl, shortLinkText } from '../links';
import type { StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { CouponFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { couponOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, COUPON_NOT_IN_EFFECT, NO_COUPON } from './api-refusal';
import { looseId, tagOf } from './api-subjects';

const LARGEST_PAGE = 200;
const YEAR_SEC = 31_536_000;

/**
 * Coupons.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getpromotecouponshortlink
 */
export const couponEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_public_coupon_list': (context, input) => couponList(context, input, 'public'),
  '/channels/ec/promoter/get_cooperative_coupon_list': (context, input) => couponList(context, input, 'cooperative'),
  '/channels/ec/promoter/get_coupon_detail': (context, input) => ({
    coupon: couponDetail(context, knownCoupon(context, input)),
  }),
  '/channels/ec/promoter/get_coupon_short_link': (context, input) => ({
    short_link: shortLinkText(couponLink(context, input)),
  }),
  '/channels/ec/promoter/get_coupon_qr_code': (context, input) => ({
    qrcode_url: qrcodeUrl(context, couponLink(context, input)),
  }),
  '/channels/ec/promoter/get_coupon_promoter_share_link': (context, input) => ({
    promoter_share_link: promoterShareLink(couponLink(context, input)),
  }),
};

function couponList(context: StoreContext, input: ApiInput, list: CouponFacts['list']): { [key: string]: Wire } {
  const shop = input.optionalText('shop_appid');
  const all = context.state.world.coupons.filter(
    (coupon) => coupon.list === list && (!shop || coupon.shop_appid === shop),
  );
  const page = pageOf(input, all, LARGEST_PAGE);
  return {
    coupons: page.rows.map((coupon) => ({
      coupon_id: looseId(context, coupon.coupon_id),
      from_head_supplier_appid: coupon.from_head_supplier_appid,
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}

function knownCoupon(context: StoreContext, input: ApiInput): CouponFacts {
  const coupon = couponOf(context, input.id('coupon_id'));
  if (!coupon) throw new ApiRefusal(NO_COUPON, 'can not get the coupon');
  return coupon;
}

function couponLink(context: StoreContext, input: ApiInput): LinkRow {
  const coupon = knownCoupon(context, input);
  if (coupon.status !== 2) throw new ApiRefusal(COUPON_NOT_IN_EFFECT, 'the coupon is not in effect');
  const target = { kind: 'COUPON', shop_appid: coupon.shop_appid, coupon_id: coupon.coupon_id } as const;
  return linkTo(context, target, tagOf(context, input));
}

function couponDetail(context: StoreContext, coupon: CouponFacts): Wire {
  const claimed = context.state.couponClaims.filter((claim) => claim.coupon_id === coupon.coupon_id).length;
  const start_time = context.state.world.shops.find((shop) => shop.appid === coupon.shop_appid)?.approved_time ?? 0;
  return {
    coupon_id: coupon.coupon_id,
    shop_appid: coupon.shop_appid,
    type: coupon.type,
    status: coupon.status,
    create_time: start_time,
    update_time: start_time,
    coupon_info: {
      name: coupon.name,
      discount_info: {
        discount_fee: coupon.discount_fee,
        discount_condition: { product_price: coupon.threshold_price },
      },
      receive_info: {
        start_time,
        end_time: start_time + 10 * YEAR_SEC,
        limit_num_one_person: 1,
        total_num: coupon.total_num,
      },
      valid_info: { valid_type: 2, valid_day_num: 7, start_time: 0, end_time: 0 },
    },
    stock_info: { issued_num: coupon.total_num - claimed, receive_num: claimed, used_num: 0 },
    is_can_up: false,
    can_up_times: 0,
  };
}
