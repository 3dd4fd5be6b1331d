import type { StoreContext } from '../store-context';
import type { ShopFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { pictureUrl, shopOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_SHOP_RELATION } from './api-refusal';

const LARGEST_PAGE = 30;

/**
 * Shops in supply cooperation.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html
 */
export const shopEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/shop/list/get': (context, input) => {
    const page = pageOf(input, context.state.world.shops, LARGEST_PAGE);
    return {
      shop_list: page.rows.map((shop) => ({ base_info: baseInfo(context, shop), status: shop.status ?? 2 })),
      next_key: page.next_key,
      has_more: page.has_more,
    };
  },
  '/channels/ec/league/headsupplier/shop/get': (context, input) => {
    const shop = knownShop(context, input, 'appid');
    return {
      shop_detail: {
        base_info: baseInfo(context, shop),
        data_info: dataInfo(context, shop),
        status: shop.status ?? 2,
        approved_time: shop.approved_time ?? 0,
      },
    };
  },
  '/channels/ec/league/headsupplier/lockcustomertime/getlocktime': (context, input) => ({
    ...knownShop(context, input, 'shop_appid').lockWindows,
  }),
};

function knownShop(context: StoreContext, input: ApiInput, field: string): ShopFacts {
  const shop = shopOf(context, input.text(field));
  if (!shop) throw new ApiRefusal(NO_SHOP_RELATION, 'no relation with the shop');
  return shop;
}

function baseInfo(context: StoreContext, shop: ShopFacts): Wire {
  return { appid: shop.appid, headimg_url: pictureUrl(context, shop.headimg_url), nickname: shop.name };
}

function dataInfo(context: StoreContext, shop: ShopFacts): Wire {
  const lines = context.state.orders.filter((order) => order.shop_appid === shop.appid).flatMap((order) => order.lines);
  const products = context.state.world.products.filter((product) => product.shop_appid === shop.appid).length;
  return {
    gmv: lines.reduce((sum, line) => sum + line.payment, 0),
    product_number: products,
    settle_amount: 0,
    unsettle_amount: 0,
    product_number_today: 0,
    product_number_sold_today: 0,
  };
}
