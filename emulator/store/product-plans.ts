import { createHash } from 'node:crypto';
import { nowSec, type StoreContext } from './store-context';
import type { PlanFacts, ProductFacts } from './store-world';
import { BareNumber } from './wire-json';
import { activePlan, productOf, shopOf } from './world-facts';

const SHOP_ACCEPTED = 2;
export const ON_SALE = 5;

/** The address of a product in the agencies' own trade: `weixinstorehs/` with a number. */
export function supplierItemLink(product: ProductFacts): string {
  return `weixinstorehs/${digitsOf('link', product)}`;
}

export function productByItemLink(context: StoreContext, link: string): ProductFacts | undefined {
  return context.state.world.products.find((product) => supplierItemLink(product) === link);
}

export function cooperativeItemId(product: ProductFacts): string {
  return digitsOf('cooperative', product);
}

export function planIdOf(product: ProductFacts, plan: PlanFacts): string {
  return plan.plan_id ?? `2${digitsOf(`plan${plan.plan_type}`, product)}`;
}

function digitsOf(what: string, product: ProductFacts): string {
  const digest = createHash('sha256').update(`${what}|${product.shop_appid}|${product.product_id}`).digest();
  return String(14_000_000_000_000 + (digest.readUIntBE(0, 6) % 999_999_999_999));
}

/** Goods in cooperation are subscribed by themselves: on sale, on promotion, of a shop that accepted the agency. */
export function isPassivelySubscribed(context: StoreContext, product: ProductFacts): boolean {
  const accepted = (shopOf(context, product.shop_appid)?.status ?? SHOP_ACCEPTED) === SHOP_ACCEPTED;
  return accepted && (product.status ?? ON_SALE) === ON_SALE && activePlan(context, product) !== undefined;
}

export function isActivelySubscribed(context: StoreContext, product: ProductFacts): boolean {
  return context.state.subscriptions.some((row) => row.product_id === product.product_id);
}

export function isCooperating(context: StoreContext, product: ProductFacts): boolean {
  return context.state.cooperativeItems.some((row) => row.product_id === product.product_id);
}

/** Takes a product into the agency's cooperation, or out of it, and tells so. Nothing new: nothing happens. */
export function setCooperation(
  context: StoreContext,
  product: ProductFacts,
  wish: { on: boolean; hidden?: boolean },
): string {
  const cooperative_item_id = cooperativeItemId(product);
  const { state } = context;
  if (wish.on === isCooperating(context, product)) return cooperative_item_id;
  if (wish.on) {
    const { product_id } = product;
    state.cooperativeItems.push({
      cooperative_item_id,
      product_id,
      addedAtSec: nowSec(context),
      hidden: wish.hidden ?? false,
    });
  } else {
    state.cooperativeItems = state.cooperativeItems.filter((row) => row.cooperative_item_id !== cooperative_item_id);
  }
  tellItem(context, product, wish.on ? [] : ['status']);
  if (product.plan) tellPlan(context, product, product.plan, wish.on ? 3 : 4);
  return cooperative_item_id;
}

/** What a product was before a change, to find out what the change was. */
export type ProductBefore = { facts: ProductFacts; watched: boolean };

export function productBefore(context: StoreContext, product: ProductFacts): ProductBefore {
  return { facts: structuredClone(product), watched: isWatched(context, product) };
}

function isWatched(context: StoreContext, product: ProductFacts): boolean {
  return (
    isPassivelySubscribed(context, product) || isActivelySubscribed(context, product) || isCooperating(context, product)
  );
}

/**
 * Tells the agency what a change of a product means to it: a new or changed plan to everybody, plan and base facts to
 * subscribers. A passive subscription that ends with the change ends without a word about the base facts.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_item_update
 */
export function tellChange(context: StoreContext, before: ProductBefore, product_id: string): void {
  const product = productOf(context, product_id);
  if (!product) return;
  const old = before.facts;
  const fields = changedPlanFields(old, product);
  const isNew = !old.plan && product.plan !== undefined;
  if (isNew) tellItem(context, product, []);
  else if (fields.length > 0) tellItem(context, product, fields);
  const isWatchedNow = isWatched(context, product);
  const plan = product.plan ?? old.plan;
  if (plan && (isNew || fields.some((field) => field !== 'status') || old.plan?.status !== product.plan?.status)) {
    if (before.watched || isWatchedNow) tellPlan(context, product, plan, isNew ? 1 : 2);
  }
  if (isWatchedNow && baseFacts(old) !== baseFacts(product)) tellBase(context, product);
}

function changedPlanFields(old: ProductFacts, now: ProductFacts): string[] {
  if (!old.plan && !now.plan) return [];
  const [a, b] = [old.plan, now.plan];
  const onSale = (facts: ProductFacts) => (facts.status ?? ON_SALE) === ON_SALE;
  const changes: [string, boolean][] = [
    ['commission_ratio', a !== undefined && b !== undefined && a.commission_ratio !== b.commission_ratio],
    ['service_ratio', a !== undefined && b !== undefined && a.service_ratio !== b.service_ratio],
    ['status', a?.status !== b?.status || onSale(old) !== onSale(now)],
    ['active_time', a !== undefined && b !== undefined && (a.start_time !== b.start_time || a.end_time !== b.end_time)],
  ];
  return changes.filter(([, isChanged]) => isChanged).map(([field]) => field);
}

function baseFacts({ title, sub_title, head_imgs, skus, status }: ProductFacts): string {
  return JSON.stringify([title, sub_title, head_imgs, skus, status ?? ON_SALE]);
}

function nextVersion(context: StoreContext): string {
  context.state.lastSeq += 1;
  return String(context.state.lastSeq);
}

/** `update_fields` is there only for a changed product; without fields it is a new one. */
export function tellItem(context: StoreContext, product: ProductFacts, update_fields: string[]): void {
  const isNew = update_fields.length === 0;
  context.tell('head_supplier_item_update', {
    item_info: {
      event_type: isNew ? 1 : 2,
      appid: product.shop_appid,
      product_id: product.product_id,
      version: nextVersion(context),
      update_fields: isNew ? undefined : update_fields,
    },
  });
}

/**
 * 1 plan added, 2 changed, 3 cooperation added, 4 ended.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_subscribe_planinfo_update
 */
function tellPlan(context: StoreContext, product: ProductFacts, plan: PlanFacts, event_type: number): void {
  const invalid = context.settings.quirks.planStatusTwo && plan.plan_type === 3 ? 2 : 0;
  context.tell('head_supplier_subscribe_product_planinfo_update', {
    item_info: {
      event_type,
      appid: product.shop_appid,
      product_id: product.product_id,
      plan_type: plan.plan_type,
      plan_id: planIdOf(product, plan),
      plan_status: activePlan(context, product) ? 1 : invalid,
      head_supplier_item_link: supplierItemLink(product),
      version: nextVersion(context),
      service_ratio: plan.service_ratio,
      commission_ratio: plan.commission_ratio ?? 0,
      start_time: plan.start_time,
      end_time: plan.end_time,
    },
  });
}

/** Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_subscribe_baseinfo_update */
function tellBase(context: StoreContext, product: ProductFacts): void {
  const { bareNumberIds } = context.settings.quirks;
  context.tell('head_supplier_subscribe_product_baseinfo_update', {
    item_info: {
      appid: product.shop_appid,
      product_id: product.product_id,
      version: nextVersion(context),
      status: product.status ?? ON_SALE,
      product_info: { title: product.title, sub_title: product.sub_title ?? '', head_imgs: product.head_imgs },
      sku_list: product.skus.map((sku) => ({
        sku_id: bareNumberIds ? new BareNumber(sku.sku_id) : sku.sku_id,
        sale_price: sku.sale_price,
        stock_num: sku.stock_num ?? 100,
      })),
    },
  });
}
