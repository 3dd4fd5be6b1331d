import * as v from 'valibot';
import type { LockDays } from '../../ports/platform/shops';
import { count } from './wire-fields';

const days = v.nullish(count, null);

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime */
export const lockTime = v.looseObject({
  shopsetting_product_click_lock_day: days,
  shopsetting_product_order_lock_day: days,
  shopsetting_content_click_lock_day: days,
  shopsetting_content_order_lock_day: days,
  default_product_click_lock_day: days,
  default_product_order_lock_day: days,
  default_content_click_lock_day: days,
  default_content_order_lock_day: days,
});

/** The shop's own days beat the platform's. 0 is a statement: no extension after an order. */
export function lockDaysIn(answer: v.InferOutput<typeof lockTime>): LockDays {
  return {
    product: {
      clickDays: answer.shopsetting_product_click_lock_day ?? answer.default_product_click_lock_day,
      orderDays: answer.shopsetting_product_order_lock_day ?? answer.default_product_order_lock_day,
    },
    content: {
      clickDays: answer.shopsetting_content_click_lock_day ?? answer.default_content_click_lock_day,
      orderDays: answer.shopsetting_content_order_lock_day ?? answer.default_content_order_lock_day,
    },
  };
}
