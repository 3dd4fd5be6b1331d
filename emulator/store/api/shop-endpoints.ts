import { commissionAmounts } from '../orders/commission-amounts';
import { beijingDay, nowSec, type StoreContext } from '../store-context';
import type { ProductFacts, ShopFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { pictureUrl, productOf, shopOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_SHOP_RELATION, NO_SUCH_PRODUCT, PARAMETER_ERROR } from './api-refusal';
import { looseId } from './api-subjects';
import { productInfo } from './product-endpoints';

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
  '/channels/ec/league/headsupplier/headsupplierrelation/update': updateRelation,
  '/channels/ec/league/headsupplier/productdetail/get': (context, input) => {
    const shop = knownShop(context, input, 'shop_appid');
    const product = productOfShop(context, input, shop);
    const { skus, spu_flag_v9: _flag, ...info } = productInfo(context, product);
    return {
      product: {
        shop_appid: shop.appid,
        product_id: looseId(context, product.product_id),
        product_info: { ...info, skus, monthly_sales_range: salesRange(product.monthly_sales ?? 0) },
      },
      shop: { name: shop.name, score: shop.score ?? 463, icon: pictureUrl(context, shop.headimg_url) },
    };
  },
  '/channels/ec/league/headsupplier/product/getactivity': (context, input) => {
    const product = productOfShop(context, input, knownShop(context, input, 'shop_appid'));
    return {
      has_activity: activities(context, product).length > 0,
      product_activity_list: activities(context, product),
    };
  },
};

function knownShop(context: StoreContext, input: ApiInput, field: string): ShopFacts {
  const shop = shopOf(context, input.text(field));
  if (!shop) throw new ApiRefusal(NO_SHOP_RELATION, 'no relation with the shop');
  return shop;
}

function productOfShop(context: StoreContext, input: ApiInput, shop: ShopFacts): ProductFacts {
  const product = productOf(context, input.id('product_id'));
  if (product?.shop_appid !== shop.appid) throw new ApiRefusal(NO_SUCH_PRODUCT, 'no such product');
  return product;
}

/** Sales are told as a range only. */
function salesRange(sales: number): string {
  const step = [1000, 500, 100, 50, 10].find((one) => sales >= one);
  return step ? `${step}+` : '<10';
}

function activities(context: StoreContext, product: ProductFacts): Wire[] {
  const now = nowSec(context);
  return (product.activities ?? [])
    .filter((activity) => activity.activity_end_time > now)
    .map((activity) => ({
      product_id: looseId(context, product.product_id),
      ...activity,
      platform_subsidy_cnt: 0,
      stock_mode: 0,
      stock_number: product.skus.find((sku) => sku.sku_id === activity.sku_id)?.stock_num ?? 100,
    }));
}

/** What the agency may do with a relation: from which status it comes, and to which it leads. */
const RELATION_STEPS: Record<number, { from: readonly (number | undefined)[]; to: number }> = {
  1: { from: [undefined, 3, 4, 5], to: 1 },
  2: { from: [1], to: 2 },
  3: { from: [1], to: 3 },
  4: { from: [1], to: 4 },
  5: { from: [2], to: 5 },
};

/** Invites, accepts, rejects, withdraws or ends, with a shop (`object_type` 2) or another agency (1). */
function updateRelation(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const withShop = input.whole('object_type') === 2;
  const partner = withShop
    ? knownShop(context, input, 'to_shop_appid')
    : context.state.world.suppliers.find((one) => one.appid === input.text('to_head_supplier_appid'));
  if (!partner) throw new ApiRefusal(NO_SHOP_RELATION, 'no relation with the agency');
  const step = RELATION_STEPS[input.whole('hs_update_type')];
  const status = partner.status ?? (withShop ? 2 : undefined);
  if (!step?.from.includes(status)) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: hs_update_type');
  partner.status = step.to;
  return {};
}

function baseInfo(context: StoreContext, shop: ShopFacts): Wire {
  return { appid: shop.appid, headimg_url: pictureUrl(context, shop.headimg_url), nickname: shop.name };
}

function dataInfo(context: StoreContext, shop: ShopFacts): Wire {
  const orders = context.state.orders.filter((order) => order.shop_appid === shop.appid);
  const lines = orders.flatMap((order) => order.lines);
  const today = beijingDay(nowSec(context));
  const soldToday = orders.filter((order) => order.pay_time > 0 && beijingDay(order.pay_time) === today);
  const feesAt = (status: number) =>
    lines
      .filter((line) => line.commission?.status === status)
      .reduce((sum, line) => sum + commissionAmounts(line, false).fee, 0);
  const products = context.state.world.products.filter((product) => product.shop_appid === shop.appid).length;
  return {
    gmv: lines.reduce((sum, line) => sum + line.payment, 0),
    product_number: products,
    settle_amount: feesAt(100),
    unsettle_amount: feesAt(20),
    product_number_today: products,
    product_number_sold_today: new Set(soldToday.flatMap((order) => order.lines.map((line) => line.product_id))).size,
  };
}
