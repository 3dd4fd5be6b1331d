import * as v from 'valibot';
import type { CouponDetail } from '../../ports/platform/coupons';
import { unpagedLimit } from './page-limits';
import {
  count,
  countOrNull,
  fenOrNull,
  idText,
  listOf,
  textOrEmpty,
  timeMsOrZero,
  uint64Id,
  wholeFen,
} from './wire-fields';

/** The one status that is described: in effect. Anything else is not usable. */
export const inEffect = 2;

/** discount_num of 9 折 is 9,000, of nothing off 10,000: a hundredth of the ppm. */
const ppmPerDiscount = 100;
const validType = { range: 1, daysAfterReceipt: 2 } as const;
/** Types 1, 2, 3, 101, 102, 103 that take a part off; the others take money off. */
const discountTypes: readonly number[] = [1, 3, 101, 103];

const discountInfo = v.looseObject({
  discount_num: countOrNull,
  discount_fee: fenOrNull,
  discount_condition: v.nullish(
    v.looseObject({
      product_cnt: countOrNull,
      product_price: fenOrNull,
      product_ids: listOf(uint64Id, unpagedLimit),
    }),
  ),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getcoupondetail */
export const couponDetailAnswer = v.looseObject({
  coupon: v.looseObject({
    coupon_id: uint64Id,
    shop_appid: idText,
    type: count,
    status: count,
    discount_limit: v.nullish(wholeFen),
    coupon_info: v.looseObject({
      name: textOrEmpty,
      discount_info: v.nullish(discountInfo),
      receive_info: v.nullish(
        v.looseObject({
          start_time: timeMsOrZero,
          end_time: timeMsOrZero,
          limit_num_one_person: countOrNull,
          total_num: countOrNull,
        }),
      ),
      valid_info: v.nullish(
        v.looseObject({
          valid_type: countOrNull,
          valid_day_num: countOrNull,
          start_time: timeMsOrZero,
          end_time: timeMsOrZero,
        }),
      ),
    }),
    stock_info: v.nullish(v.looseObject({ issued_num: countOrNull })),
  }),
});

type Coupon = v.InferOutput<typeof couponDetailAnswer>['coupon'];

export function couponDetailOf(coupon: Coupon): CouponDetail {
  const { discount_info: discount, receive_info: receive } = coupon.coupon_info;
  const condition = discount?.discount_condition;
  return {
    couponId: coupon.coupon_id,
    shopAppid: coupon.shop_appid,
    name: coupon.coupon_info.name,
    usable: coupon.status === inEffect,
    couponType: coupon.type,
    status: coupon.status,
    payPpm: payPpmOf(coupon.type, discount?.discount_num ?? null),
    cutFen: discountTypes.includes(coupon.type) ? null : (discount?.discount_fee ?? null),
    leastPaymentFen: condition?.product_price ?? null,
    leastProductCount: condition?.product_cnt ?? null,
    mostDiscountFen: coupon.discount_limit ?? null,
    productIds: condition?.product_ids ?? [],
    receiveStartsAtMs: receive?.start_time ?? 0,
    receiveEndsAtMs: receive?.end_time ?? 0,
    perPersonCount: receive?.limit_num_one_person ?? null,
    totalCount: receive?.total_num ?? null,
    remainingCount: coupon.stock_info?.issued_num ?? null,
    validity: validityOf(coupon.coupon_info.valid_info),
  };
}

function payPpmOf(type: number, discount: number | null): number | null {
  return discountTypes.includes(type) && discount !== null ? discount * ppmPerDiscount : null;
}

function validityOf(valid: Coupon['coupon_info']['valid_info']): CouponDetail['validity'] {
  if (valid?.valid_type === validType.range) return { startsAtMs: valid.start_time, endsAtMs: valid.end_time };
  const days = valid?.valid_type === validType.daysAfterReceipt ? valid.valid_day_num : null;
  return days === null ? null : { days };
}
