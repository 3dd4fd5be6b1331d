import { cooperativeItemId, planIdOf, productByItemLink, setCooperation, supplierItemLink } from '../product-plans';
import type { StoreContext } from '../store-context';
import type { ProductFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { activePlan, pictureUrl, productOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_SUCH_PRODUCT, PARAMETER_ERROR } from './api-refusal';
import { looseId, talentWindow } from './api-subjects';
import { promotableProducts } from './product-search';

const LARGEST_PAGE = 20;
const SOURCE_MERCHANT = 1;
const SOURCE_AGENCY = 2;

/**
 * Goods between agencies and a talent's window.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_getcooperativeitemlist
 */
export const supplyEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/cooperativeitem/list/get': cooperativeList,
  '/channels/ec/league/headsupplier/cooperativeitem/add': (context, input) => {
    const product = linkedProduct(context, input);
    const hidden = input.optionalWhole('hidden_flag') === 1;
    return { cooperative_item_id: looseId(context, setCooperation(context, product, { on: true, hidden })) };
  },
  '/channels/ec/league/headsupplier/selectionproducts/list/get': (context, input) => {
    const page = pageOf(input, promotableProducts(context, input), LARGEST_PAGE);
    return {
      product_list: page.rows.map((product) => ({
        product_id: looseId(context, product.product_id),
        shop_appid: product.shop_appid,
        head_supplier_item_link: supplierItemLink(product),
      })),
      next_key: page.next_key,
    };
  },
  '/channels/ec/league/headsupplier/item/promotiondetail/get': (context, input) => ({
    item: promotionDetail(context, linkedProduct(context, input)),
  }),
  '/channels/ec/league/headsupplier/windowauth/get': (context, input) => {
    const talent = talentWindow(context, input);
    return {
      auth_info: {
        auth_url: `${context.baseUrl()}/picture/${encodeURIComponent('橱窗授权')}.svg`,
        auth_wxa_username: 'gh_window_auth',
        auth_wxa_appid: 'wxwindowauth',
        auth_wxa_path: `pages/auth/index?talent=${talent.talent_appid}`,
        nickname: talent.nickname,
        head_img_url: pictureUrl(context, `/picture/${talent.nickname}.svg`),
      },
    };
  },
  '/channels/ec/league/headsupplier/windowauth/status/get': (context, input) => {
    const talent = talentWindow(context, input);
    return {
      window_auth_status: talent.windowAuthorised ? 1 : 0,
      openfinderid: `of_${talent.talent_appid}`,
      opentalentid: `ot_${talent.talent_appid}`,
    };
  },
};

function linkedProduct(context: StoreContext, input: ApiInput): ProductFacts {
  const product = productByItemLink(context, input.text('head_supplier_item_link'));
  if (!product?.plan) throw new ApiRefusal(NO_SUCH_PRODUCT, 'no such product');
  return product;
}

/** 0: the merchant sets the talent's commission, 1: the agency does. */
function cooperativeList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const type = input.whole('commission_type');
  if (type !== 0 && type !== 1) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: commission_type');
  const isListed = input.between('listing_time_range') ?? (() => true);
  const all = context.state.cooperativeItems.filter(
    (row) => (productOf(context, row.product_id)?.plan?.commission_type ?? 1) === type && isListed(row.addedAtSec),
  );
  const page = pageOf(input, all, LARGEST_PAGE);
  return {
    list: page.rows.flatMap((row) => {
      const product = productOf(context, row.product_id);
      if (!product) return [];
      return [
        {
          product_id: looseId(context, row.product_id),
          cooperative_item_id: looseId(context, row.cooperative_item_id),
          head_supplier_item_link: supplierItemLink(product),
        },
      ];
    }),
    next_key: page.next_key,
  };
}

function promotionDetail(context: StoreContext, product: ProductFacts): Wire {
  const { plan } = product;
  if (!plan) return {};
  const supplier = context.state.world.suppliers.find((one) => one.appid === plan.head_supplier_appid);
  const { agency } = context.state.world;
  const row = context.state.cooperativeItems.find((one) => one.product_id === product.product_id);
  return {
    product_id: looseId(context, product.product_id),
    shop_appid: product.shop_appid,
    spu_source: plan.head_supplier_appid ? SOURCE_AGENCY : SOURCE_MERCHANT,
    commission_info: {
      plan_type: plan.plan_type,
      plan_id: planIdOf(product, plan),
      commission_type: plan.commission_type ?? 1,
      status: activePlan(context, product) ? 1 : 2,
      ratio: plan.commission_ratio ?? 0,
      service_ratio: plan.service_ratio,
      start_time: plan.start_time,
      end_time: plan.end_time,
      normal_commission_info: { ratio: plan.commission_ratio ?? 0 },
    },
    head_supplier_info: {
      appid: supplier?.appid ?? agency.appid,
      name: supplier?.name ?? agency.name,
      head_img: pictureUrl(context, undefined),
    },
    cooperative_info: {
      cooperative_status: row ? 1 : 0,
      is_hidden: row?.hidden ?? false,
      link: supplierItemLink(product),
      cooperative_item_id: row ? looseId(context, cooperativeItemId(product)) : undefined,
    },
  };
}
