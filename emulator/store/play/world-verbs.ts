import { nextSeq, type StoreContext } from '../store-context';
import type { LiveRoomFacts, LockWindows, PlanFacts, ProductFacts, ShopFacts } from '../store-world';
import { productOf, roomOf, shopOf } from '../world-facts';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const PLAN_FIELDS = ['plan_type', 'service_ratio', 'start_time', 'end_time', 'status'] as const;
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
  facts.title = input.optionalText('title') ?? facts.title;
  facts.status = input.optionalWhole('status') ?? facts.status ?? 5;
  if (input.has('skus')) for (const sku of input.objects('skus')) changePrice(facts, sku);
  if (input.raw('plan') === null) delete facts.plan;
  else if (input.has('plan')) facts.plan = changedPlan(context, facts.plan, input.object('plan'));
  if (input.raw('plan') !== undefined) tellItem(context, facts);
  return facts;
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
  return next;
}

/** Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_item_update */
function tellItem(context: StoreContext, facts: ProductFacts): void {
  context.tell('head_supplier_item_update', {
    item_info: {
      event_type: 2,
      appid: facts.shop_appid,
      product_id: facts.product_id,
      version: String(nextSeq(context)),
      update_fields: ['commission_ratio', 'service_ratio', 'status', 'active_time'],
    },
  });
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
