import type { NumberRange, ProductFilter, ProductFlag } from '../../ports/platform/products';

const flags: Readonly<Record<ProductFlag, string>> = {
  'seven-day-return': '0',
  'freight-insurance': '1',
  assured: '3',
  'damage-cover': '4',
  'fake-one-pay-three': '5',
  'use-first-pay-later': '6',
  'free-shipping': '7',
};

/** The two rates of a filter alone are documented in 1/100,000: 100,000 is the whole. Everywhere else it is a million. */
const ppmPerFilterUnit = 10;

/**
 * A filter as the platform reads it. Ranges are texts; rates are rounded outwards, so that nothing is missed.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist
 */
export function productFilterFields(filter: ProductFilter): object {
  const { planType, shopAppid, keyword, category } = filter;
  const condition = conditionFields(filter);
  return {
    plan_type: planType,
    ...(shopAppid === undefined ? {} : { shop_appid: shopAppid }),
    ...(keyword === undefined ? {} : { keyword }),
    ...(Object.keys(condition).length === 0 ? {} : { spu_item_condition: condition }),
    ...(category === undefined ? {} : { category: categoryFields(category) }),
  };
}

function conditionFields(filter: ProductFilter): object {
  return {
    ...rangeField('selling_price_range', filter.priceFen),
    ...rangeField('monthly_sales_range', filter.monthlySales),
    ...rangeField('service_fee_rate_range', filter.serviceRatioPpm, ppmPerFilterUnit),
    ...rangeField('commission_rate_range', filter.commissionRatioPpm, ppmPerFilterUnit),
    ...rangeField('promote_time_range', filter.promotionTimeSec),
    ...(filter.flags === undefined ? {} : { flags: filter.flags.map((flag) => flags[flag]) }),
  };
}

function rangeField(name: string, range: NumberRange | undefined, perUnit = 1): object {
  if (range === undefined) return {};
  const { min, max } = range;
  return {
    [name]: {
      ...(min === undefined ? {} : { min: String(Math.floor(min / perUnit)) }),
      ...(max === undefined ? {} : { max: String(Math.ceil(max / perUnit)) }),
    },
  };
}

function categoryFields(category: NonNullable<ProductFilter['category']>): object {
  const { categoryId, name, firstLevelIds, secondLevelIds, thirdLevelIds } = category;
  return {
    category_id: categoryId,
    category_name: name,
    ...(firstLevelIds === undefined ? {} : { category_ids_1: firstLevelIds }),
    ...(secondLevelIds === undefined ? {} : { category_ids_2: secondLevelIds }),
    ...(thirdLevelIds === undefined ? {} : { category_ids_3: thirdLevelIds }),
  };
}
