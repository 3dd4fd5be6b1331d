import * as v from 'valibot';
import type { ItemTerms, PlanType, PlatformProducts, ProductActivity } from '../../ports/platform/products';
import { cooperativeItemsPage, subscriptionsPage, unpagedLimit } from './page-limits';
import { pagedList } from './paged-list';
import type { PlatformCall } from './platform-call';
import { productFilterFields } from './product-filter';
import { productIdField } from './product-id-field';
import {
  count,
  countOrNull,
  fullText,
  idOrNull,
  idText,
  ratioOrNull,
  ratioPpm,
  siftedListOf,
  textOrEmpty,
  timeMsOrZero,
  uint64Id,
  uint64IdOrNull,
  wholeFen,
} from './wire-fields';

const nothing = v.looseObject({});
const cooperativeRow = v.looseObject({
  product_id: uint64Id,
  cooperative_item_id: uint64Id,
  head_supplier_item_link: fullText,
});

const selectableRow = v.looseObject({ product_id: uint64Id, shop_appid: idText, head_supplier_item_link: fullText });
const addedAnswer = v.looseObject({ cooperative_item_id: uint64Id });

const termsAnswer = v.looseObject({
  item: v.looseObject({
    product_id: uint64Id,
    shop_appid: idText,
    spu_source: v.nullish(count, 0),
    commission_info: v.looseObject({
      plan_type: v.nullish(count, 0),
      commission_type: countOrNull,
      ratio: ratioOrNull,
      service_ratio: ratioPpm,
      start_time: timeMsOrZero,
      end_time: timeMsOrZero,
    }),
    head_supplier_info: v.nullish(v.looseObject({ appid: idOrNull })),
  }),
});

const activityRow = v.looseObject({
  product_id: uint64Id,
  sku_id: uint64IdOrNull,
  activity_name: textOrEmpty,
  activity_price: wholeFen,
  platform_subsidy: v.nullish(wholeFen),
  activity_end_time: timeMsOrZero,
  stock_mode: v.nullish(count, 0),
  stock_number: countOrNull,
});
const activityAnswer = v.looseObject({ product_activity_list: siftedListOf(activityRow, unpagedLimit) });

/** commission_type of an item: who sets the talents' commission. Of a promoter the same name says who pays him. */
const setBy = { merchant: 0, agency: 1 } as const;
/** stock_mode of an activity whose stock is limited. */
const limitedStock = 1;

type SuppliedProducts = Pick<
  PlatformProducts,
  | 'listCooperativeItems'
  | 'addCooperativeItem'
  | 'listSelectableItems'
  | 'itemTerms'
  | 'subscribeProduct'
  | 'unsubscribeProduct'
  | 'listSubscribedProducts'
  | 'productActivities'
>;

/** What reaches the agency by cooperation. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export function suppliedProductResource(call: PlatformCall): SuppliedProducts {
  const subscription = (name: 'subscription/subscribe' | 'subscription/unsubscribe', productId: string) =>
    call(name, { product_id: productIdField(productId) }, nothing, () => null);
  return {
    listCooperativeItems: (talentRateSetBy) =>
      pagedList(call, {
        ...{ name: 'cooperativeitem/list/get', body: { commission_type: setBy[talentRateSetBy] } },
        ...{ place: 'list', row: cooperativeRow, badItem: 'is left out' },
        itemCount: cooperativeItemsPage.itemCount,
        itemOf: (row) => ({
          productId: row.product_id,
          cooperativeItemId: row.cooperative_item_id,
          itemLink: row.head_supplier_item_link,
        }),
      }),
    addCooperativeItem(itemLink, shown) {
      const body = { head_supplier_item_link: itemLink, ...(shown ? {} : { hidden_flag: 1 }) };
      return call('cooperativeitem/add', body, addedAnswer, (answer) => answer.cooperative_item_id);
    },
    listSelectableItems: (filter) =>
      pagedList(call, {
        ...{ name: 'selectionproducts/list/get', body: productFilterFields(filter) },
        ...{ place: 'product_list', row: selectableRow, badItem: 'is left out' },
        itemCount: cooperativeItemsPage.itemCount,
        itemOf: (row) => ({
          productId: row.product_id,
          shopAppid: row.shop_appid,
          itemLink: row.head_supplier_item_link,
        }),
      }),
    itemTerms: (itemLink) =>
      call('item/promotiondetail/get', { head_supplier_item_link: itemLink }, termsAnswer, ({ item }) => termsOf(item)),
    subscribeProduct: (productId) => subscription('subscription/subscribe', productId),
    unsubscribeProduct: (productId) => subscription('subscription/unsubscribe', productId),
    listSubscribedProducts({ productId, productName, shopAppid } = {}) {
      const filter = {
        ...(productId === undefined ? {} : { product_id: productIdField(productId) }),
        ...(productName === undefined ? {} : { product_name: productName }),
        ...(shopAppid === undefined ? {} : { appid: shopAppid }),
      };
      return pagedList(call, {
        ...{ name: 'subscription/getsubscribe', body: Object.keys(filter).length === 0 ? {} : { filter } },
        ...{ place: 'subscribe_info_list', row: v.looseObject({ product_id: uint64Id, shop_appid: idText }) },
        ...{ itemCount: subscriptionsPage.itemCount, badItem: 'is left out' },
        itemOf: (row) => ({ productId: row.product_id, shopAppid: row.shop_appid }),
      });
    },
    productActivities({ productId, shopAppid }) {
      const body = { product_id: productIdField(productId), shop_appid: shopAppid };
      return call('product/getactivity', body, activityAnswer, (answer, sift) =>
        sift('product_activity_list', answer.product_activity_list)
          .filter((row) => row.product_id === productId)
          .map(activityOf),
      );
    },
  };
}

function termsOf(item: v.InferOutput<typeof termsAnswer>['item']): ItemTerms {
  const { commission_info: terms, spu_source: source } = item;
  const { commission_type: type } = terms;
  return {
    productId: item.product_id,
    shopAppid: item.shop_appid,
    talentRateSetBy: type === setBy.agency ? 'agency' : type === setBy.merchant ? 'merchant' : 'unknown',
    suppliedBy: source === 1 ? 'merchant' : source === 2 ? 'agency' : 'unknown',
    planType: isPlanType(terms.plan_type) ? terms.plan_type : 0,
    serviceRatioPpm: terms.service_ratio,
    talentRatioPpm: terms.ratio,
    startsAtMs: terms.start_time,
    endsAtMs: terms.end_time,
    supplierAppid: item.head_supplier_info?.appid ?? null,
  };
}

function isPlanType(type: number): type is PlanType {
  return [1, 2, 3, 4].includes(type);
}

function activityOf(row: v.InferOutput<typeof activityRow>): ProductActivity {
  return {
    productId: row.product_id,
    skuId: row.sku_id,
    name: row.activity_name,
    priceFen: row.activity_price,
    subsidyFen: row.platform_subsidy ?? null,
    endsAtMs: row.activity_end_time,
    stockCount: row.stock_mode === limitedStock ? row.stock_number : null,
  };
}
