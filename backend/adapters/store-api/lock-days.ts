import * as v from 'valibot';
import type { StorePlatform } from '../../ports/store-platform';
import type { PlatformCall } from './platform-call';
import { count } from './wire-fields';

const days = v.nullish(count, null);

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime */
const lockTime = v.looseObject({
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
export function lockDaysResource(call: PlatformCall): Pick<StorePlatform, 'lockDays'> {
  return {
    async lockDays(shopAppid) {
      const answer = await call('lockcustomertime/getlocktime', { shop_appid: shopAppid }, lockTime);
      if (!answer.ok) return answer;
      const { value } = answer;
      return {
        ok: true,
        value: {
          product: {
            clickDays: value.shopsetting_product_click_lock_day ?? value.default_product_click_lock_day,
            orderDays: value.shopsetting_product_order_lock_day ?? value.default_product_order_lock_day,
          },
          content: {
            clickDays: value.shopsetting_content_click_lock_day ?? value.default_content_click_lock_day,
            orderDays: value.shopsetting_content_order_lock_day ?? value.default_content_order_lock_day,
          },
        },
      };
    },
  };
}
