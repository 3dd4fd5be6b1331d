import { linkTo, promoterShareLink, qrcodeUrl, shortLinkText } from '../links';
import { nowSec, type StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { CouponFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { couponOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { ApiInput, pageOf } from './api-input';
import { ApiRefusal, COUPON_NOT_IN_EFFECT, NO_COUPON, PARAMETER_ERROR } from './api-refusal';
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
  '/channels/ec/promoter/set_coupon_to_headsupplier': (context, input) => {
    const { coupon_id } = knownCoupon(context, input);
    const to_head_supplier_appid = input.text('to_head_supplier_appid');
    const { suppliers } = context.state.world;
    if (!suppliers.some((one) => one.appid === to_head_supplier_appid)) {
      throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: to_head_supplier_appid');
    }
    const { couponGrants } = context.state;
    if (
      !couponGrants.some((row) => row.coupon_id === coupon_id && row.to_head_supplier_appid === to_head_supplier_appid)
    ) {
      couponGrants.push({ coupon_id, to_head_supplier_appid, give_time: nowSec(context) });
    }
    return {};
  },
  '/channels/ec/promoter/get_coupon_to_headsupplier': grantedCoupons,
};

function couponList(context: StoreContext, input: ApiInput, list: CouponFacts['list']): { [key: string]: Wire } {
  const shop = input.optionalText('shop_appid');
  const supplier = input.optionalText('from_head_supplier_appid');
  const isSupplied = input.has('is_from_head_supplier') ? input.flag('is_from_head_supplier') : undefined;
  const all = context.state.world.coupons.filter(
    (coupon) =>
      coupon.list === list &&
      (!shop || coupon.shop_appid === shop) &&
      (!supplier || coupon.from_head_supplier_appid === supplier) &&
      (isSupplied === undefined || isSupplied === (coupon.from_head_supplier_appid !== undefined)),
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

/** Coupons given to another agency; this list alone says `limit` and `page_context`. */
function grantedCoupons(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const to = input.text('to_head_supplier_appid');
  const all = context.state.couponGrants.filter((row) => row.to_head_supplier_appid === to);
  const next_key = input.optionalText('page_context') ?? '';
  const page = pageOf(new ApiInput({ page_size: input.whole('limit'), next_key }), all, LARGEST_PAGE);
  return {
    list: page.rows.map((row) => ({ ...row, coupon_id: looseId(context, row.coupon_id) })),
    page_context: page.next_key,
    total_count: all.length,
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
