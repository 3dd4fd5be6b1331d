import type { StoreContext } from '../store-context';
import type { PlanFacts, ProductFacts } from '../store-world';
import { activePlan, shopOf } from '../world-facts';
import type { ApiInput } from './api-input';
import { ApiRefusal, PARAMETER_ERROR } from './api-refusal';

/** Rates in filters count in 1/100000, everywhere else in 1/1000000. */
const PPM_PER_FILTER_UNIT = 10;
const DIRECTED_PLANS = [1, 3];
type Passes = (product: ProductFacts, plan: PlanFacts) => boolean;

/** The products on promotion under one plan type that pass every filter of the request. */
export function promotableProducts(context: StoreContext, input: ApiInput): ProductFacts[] {
  const planType = input.whole('plan_type');
  if (planType < 1 || planType > 4) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: plan_type');
  const filters: Passes[] = [
    (_, plan) => plan.plan_type === planType,
    byText(input.optionalText('shop_appid'), (product, shop) => product.shop_appid === shop),
    byText(
      input.optionalText('head_supplier_appid'),
      (product, agency) => product.plan?.head_supplier_appid === agency,
    ),
    byText(input.optionalText('keyword'), (product, word) =>
      `${product.title}${product.sub_title ?? ''}`.includes(word),
    ),
    ...byCategory(input.object('category'), planType),
    ...byCondition(context, input.object('spu_item_condition')),
  ];
  return context.state.world.products.filter((product) => {
    const plan = activePlan(context, product);
    return plan !== undefined && (product.status ?? 5) === 5 && filters.every((passes) => passes(product, plan));
  });
}

function byText(wanted: string | undefined, matches: (product: ProductFacts, wanted: string) => boolean): Passes {
  return (product) => !wanted || matches(product, wanted);
}

/** Categories do not go with directed plans; a product has one, on any of the three levels. */
function byCategory(category: ApiInput, planType: number): Passes[] {
  const wanted = [1, 2, 3].flatMap((level) => category.texts(`category_ids_${level}`));
  if (wanted.length === 0) return [];
  if (DIRECTED_PLANS.includes(planType)) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: category');
  return [(product) => wanted.includes(product.cat_id ?? '')];
}

function byCondition(context: StoreContext, condition: ApiInput): Passes[] {
  const flags = condition.texts('flags');
  const measures: [string, (product: ProductFacts, plan: PlanFacts) => number][] = [
    ['selling_price_range', (product) => Math.min(...product.skus.map((sku) => sku.sale_price))],
    ['monthly_sales_range', (product) => product.monthly_sales ?? 0],
    ['service_fee_rate_range', (_, plan) => plan.service_ratio / PPM_PER_FILTER_UNIT],
    ['commission_rate_range', (_, plan) => (plan.commission_ratio ?? 0) / PPM_PER_FILTER_UNIT],
    ['promote_time_range', (_, plan) => plan.start_time],
    ['shop_score_range', (product) => shopOf(context, product.shop_appid)?.score ?? 0],
  ];
  const ranges = measures.flatMap(([name, measure]): Passes[] => {
    const isInside = condition.between(name);
    return isInside ? [(product, plan) => isInside(measure(product, plan))] : [];
  });
  return [...ranges, (product) => flags.every((flag) => product.flags?.includes(flag))];
}
