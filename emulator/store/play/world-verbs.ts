import { productBefore, tellChange } from '../product-plans';
import type { StoreContext } from '../store-context';
import type {
  ActivityFacts,
  LiveRoomFacts,
  LockWindows,
  PlanChain,
  PlanFacts,
  ProductFacts,
  ShopFacts,
} from '../store-world';
import { productOf, roomOf, shopOf } from '../world-facts';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const PLAN_FIELDS = ['plan_type', 'service_ratio', 'start_time', 'end_time', 'status'] as const;
const TALENT_FIELDS = ['commission_type', 'commission_ratio'] as const;
const LOCK_FIELDS = ['product_click', 'product_order', 'content_click', 'content_order'] as const;

/** Starts or ends a broadcast. */
export function live(context: StoreContext, body: PlayBody): LiveRoomFacts {
  const input = new PlayInput(body);
  const room = roomOf(context, input.text('export_id'));
  if (!room) throw new PlayRefused('no-such-room', `${input.text('export_id')} is not in this world`);
  room.running = input.flag('running');
  return room;
}

/** Changes a product: title, prices (`skus: [{sku_id, sale_price}]`), plan fields, or `plan: null` to end the plan. */
export function product(context: StoreContext, body: PlayBody): ProductFacts {
  const input = new PlayInput(body);
  const facts = productOf(context, input.text('product_id'));
  if (!facts) throw new PlayRefused('no-such-product', `product ${input.text('product_id')} is not in this world`);
  const before = productBefore(context, facts);
  facts.title = input.optionalText('title') ?? facts.title;
  facts.status = input.optionalWhole('status') ?? facts.status ?? 5;
  if (input.has('skus')) for (const sku of input.objects('skus')) changePrice(facts, sku);
  if (input.raw('plan') === null) delete facts.plan;
  else if (input.has('plan')) facts.plan = changedPlan(context, facts.plan, input.object('plan'));
  if (input.has('monthly_sales')) facts.monthly_sales = input.whole('monthly_sales');
  if (input.has('activities')) facts.activities = input.objects('activities').map(activityOf);
  tellChange(context, before, facts.product_id);
  return facts;
}

function activityOf(input: PlayInput): ActivityFacts {
  return {
    sku_id: input.text('sku_id'),
    activity_name: input.text('activity_name'),
    activity_price: input.whole('activity_price'),
    activity_end_time: input.whole('activity_end_time'),
    platform_subsidy: input.optionalWhole('platform_subsidy') ?? 0,
    activity_sub_type: input.optionalWhole('activity_sub_type') ?? 4,
  };
}

function changePrice(facts: ProductFacts, input: PlayInput): void {
  const sku = facts.skus.find((one) => one.sku_id === input.text('sku_id'));
  if (!sku) throw new PlayRefused('no-such-sku', `${facts.title} has no sku ${input.text('sku_id')}`);
  sku.sale_price = input.whole('sale_price');
}

function changedPlan(context: StoreContext, plan: PlanFacts | undefined, input: PlayInput): PlanFacts {
  const now = Math.floor(context.nowMs() / 1000);
  const next: PlanFacts = plan
    ? { ...plan }
    : { plan_type: 2, service_ratio: 0, start_time: now, end_time: now + 31_536_000, status: 1 };
  for (const field of PLAN_FIELDS) next[field] = input.optionalWhole(field) ?? next[field];
  for (const field of TALENT_FIELDS) if (input.has(field)) next[field] = input.whole(field);
  const supplier = input.optionalText('head_supplier_appid');
  if (supplier) next.head_supplier_appid = supplier;
  if (input.has('chain')) next.chain = chainOf(input.object('chain'));
  return next;
}

const CHAIN_PLACES = ['first', 'promoter-agency', 'both'] as const;

/** Who stands in the chain of the fee: `{ we, sub_agency?: { appid, ratio }, talent_ratio?, promoter_agency_ratio }`. */
function chainOf(input: PlayInput): PlanChain {
  const sub = input.has('sub_agency') ? input.object('sub_agency') : undefined;
  const talent_ratio = input.optionalWhole('talent_ratio');
  return {
    we: input.oneOf('we', CHAIN_PLACES),
    ...(sub ? { sub_agency: { appid: sub.text('appid'), ratio: sub.whole('ratio') } } : {}),
    ...(talent_ratio === undefined ? {} : { talent_ratio }),
    promoter_agency: { ratio: input.whole('promoter_agency_ratio') },
  };
}

/** Sets the shop's own lock windows for the agency in days, e.g. {shop_appid, content_click: 14}; null clears one. */
export function lockWindows(context: StoreContext, body: PlayBody): LockWindows {
  const input = new PlayInput(body);
  const shop: ShopFacts | undefined = shopOf(context, input.text('shop_appid'));
  if (!shop) throw new PlayRefused('no-such-shop', `shop ${input.text('shop_appid')} is not in this world`);
  for (const field of LOCK_FIELDS) {
    const key = `shopsetting_${field}_lock_day` as const;
    if (input.raw(field) === null) delete shop.lockWindows[key];
    else if (input.has(field)) shop.lockWindows[key] = input.whole(field);
  }
  return shop.lockWindows;
}
