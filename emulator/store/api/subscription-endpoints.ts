import { isActivelySubscribed, isPassivelySubscribed } from '../product-plans';
import type { StoreContext } from '../store-context';
import type { ProductFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { productOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NOT_IN_PROMOTION } from './api-refusal';
import { looseId } from './api-subjects';

const LARGEST_PAGE = 1000;

/**
 * Which products the agency hears of: those in cooperation by themselves, others on request.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/shop/api_subscribeproduct
 */
export const subscriptionEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/subscription/subscribe': (context, input) => {
    const { product_id, shop_appid } = knownProduct(context, input);
    const { subscriptions } = context.state;
    if (!subscriptions.some((row) => row.product_id === product_id)) subscriptions.push({ product_id, shop_appid });
    return {};
  },
  '/channels/ec/league/headsupplier/subscription/unsubscribe': (context, input) => {
    const { product_id } = knownProduct(context, input);
    context.state.subscriptions = context.state.subscriptions.filter((row) => row.product_id !== product_id);
    return {};
  },
  '/channels/ec/league/headsupplier/subscription/getsubscribe': subscribed,
};

function knownProduct(context: StoreContext, input: ApiInput): ProductFacts {
  const product = productOf(context, input.id('product_id'));
  if (!product) throw new ApiRefusal(NOT_IN_PROMOTION, 'illegal product id');
  return product;
}

function subscribed(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const filter = input.object('filter');
  const id = filter.optionalId('product_id');
  const name = filter.optionalText('product_name');
  const appid = filter.optionalText('appid');
  const all = context.state.world.products.filter(
    (product) =>
      (isActivelySubscribed(context, product) || isPassivelySubscribed(context, product)) &&
      (!id || product.product_id === id) &&
      (!name || product.title.includes(name)) &&
      (!appid || product.shop_appid === appid),
  );
  const page = pageOf(input, all, LARGEST_PAGE);
  return {
    subscribe_info_list: page.rows.map((product) => ({
      product_id: looseId(context, product.product_id),
      shop_appid: product.shop_appid,
    })),
    total_num: input.flagOr('need_total_num', false) ? all.length : undefined,
    next_key: page.next_key,
    has_more: page.has_more,
  };
}
