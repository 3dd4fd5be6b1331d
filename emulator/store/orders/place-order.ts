import { contentOf } from '../contents';
import type { LinkTarget } from '../links';
import { PlayRefused } from '../play/play-refused';
import { boundPromoterOf } from '../promoters';
import { nextSeq, nowSec, type StoreContext } from '../store-context';
import type { LineCommission, LinkRow, OrderLine, OrderRow } from '../store-state';
import type { PersonFacts, ProductFacts } from '../store-world';
import { activePlan, lockWindowsOf, productOf } from '../world-facts';
import { attribute, familyOf, type OrderVia, OWN_CONTENT, TALENT_CONTENT } from './attribution';
import { lineIndexOf, nextOrderId } from './line-index';
import type { LockOrderScene } from './lock-fold';
import { announce } from './order-steps';

const MINUTE_MS = 60_000;

export type OrderItem = { product_id: string; sku_id: string; count: number; payment?: number };

/** Where an order is placed: anywhere, through the link just opened, or inside a live room. */
export type OrderPlace =
  | { in: 'organic' }
  | { in: 'foreign' }
  | { in: 'link'; link: LinkRow }
  | { in: 'live'; export_id: string; link: LinkRow | undefined };

export type OrderWish = { person: PersonFacts; items: OrderItem[]; place: OrderPlace; gift: boolean };

/** Places an order (status 10) and decides whose it is. All its items must be of one shop. */
export function placeOrder(context: StoreContext, wish: OrderWish): OrderRow {
  const products = wish.items.map((item) => wanted(context, item));
  const shop_appid = products[0]?.shop_appid;
  if (!shop_appid) throw new PlayRefused('no-items', 'an order needs items: [{product_id, sku_id, count?}]');
  if (products.some((product) => product.shop_appid !== shop_appid)) {
    throw new PlayRefused('two-shops', 'all items of one order must be of the same shop: place two orders');
  }
  if (new Set(wish.items.map((item) => item.sku_id)).size !== wish.items.length) {
    throw new PlayRefused('sku-twice', 'name each sku once and say how many with count');
  }
  const now = nowSec(context);
  const seq = nextSeq(context);
  const order: OrderRow = {
    seq,
    order_id: nextOrderId(context),
    shop_appid,
    person: wish.person.id,
    gift: wish.gift,
    create_time: now,
    update_time: now,
    pay_time: 0,
    order_status: 10,
    scene: sceneOf(context, wish.place, shop_appid),
    windows: lockWindowsOf(context, shop_appid),
    attribution: { sharer_appid: null, agencyOnly: false, reason: 'NO_ACTIVE_DYE', channel_type: 0 },
    unpaidDueMs: context.nowMs() + context.settings.unpaidTimeoutMinutes * MINUTE_MS,
    shippedSkuIds: [],
    lines: wish.items.map((item, at) => lineOf(item, products[at], now)),
  };
  order.attribution = attribute(context, order, viaOf(context, wish.place, shop_appid));
  for (const line of order.lines) addCommission(context, order, line);
  const index = lineIndexOf(context.state);
  context.state.orders.push(order);
  index.addAll([order]);
  for (const line of order.lines) announce(context, order, line);
  context.ordersChanged();
  return order;
}

function wanted(context: StoreContext, item: OrderItem): ProductFacts {
  const product = productOf(context, item.product_id);
  if (!product)
    throw new PlayRefused('no-such-product', `product ${item.product_id} is not in this world: see /play/state`);
  if (!product.skus.some((sku) => sku.sku_id === item.sku_id)) {
    const skus = product.skus.map((sku) => sku.sku_id).join(', ');
    throw new PlayRefused('no-such-sku', `${product.title} has the skus ${skus}, not ${item.sku_id}`);
  }
  return product;
}

function lineOf(item: OrderItem, product: ProductFacts | undefined, now: number): OrderLine {
  const sku = product?.skus.find((one) => one.sku_id === item.sku_id);
  return {
    product_id: item.product_id,
    sku_id: item.sku_id,
    title: product?.title ?? '',
    count: item.count,
    payment: item.payment ?? (sku?.sale_price ?? 0) * item.count,
    refunded: 0,
    update_time: now,
    version: 1,
  };
}

function sceneOf(context: StoreContext, place: OrderPlace, shop_appid: string): LockOrderScene {
  if (place.in === 'foreign') return { in: 'foreign' };
  if (place.in === 'organic') return { in: 'organic' };
  const { link } = place;
  if (link && link.tag.of === 'promoter' && link.shop_appid === shop_appid) {
    return { in: 'tagged', sharer_appid: link.tag.sharer_appid, family: familyOf(link.kind) };
  }
  const target: LinkTarget | undefined =
    place.in === 'live' ? { kind: 'LIVE', shop_appid, export_id: place.export_id } : link;
  return target && contentOf(context, target)?.talent_appid ? { in: 'foreign' } : { in: 'organic' };
}

function viaOf(context: StoreContext, place: OrderPlace, shop_appid: string): OrderVia {
  const link = place.in === 'link' || place.in === 'live' ? place.link : undefined;
  if (!link || link.shop_appid !== shop_appid || link.tag.of === 'nobody') return { agencyOnly: false };
  const talent_appid = contentOf(context, link)?.talent_appid;
  return { agencyOnly: link.tag.of === 'agency', kind: link.kind, ...(talent_appid ? { talent_appid } : {}) };
}

/** A line has a commission order when its product is on promotion and somebody of the agency brought the buyer. */
function addCommission(context: StoreContext, order: OrderRow, line: OrderLine): void {
  const product = productOf(context, line.product_id);
  if (!product) return;
  const plan = activePlan(context, product);
  if (isClue(order, product, plan !== undefined)) {
    line.clue = { status: 20 };
    return;
  }
  const { sharer_appid, agencyOnly } = order.attribution;
  const brought = sharer_appid !== null || agencyOnly || context.settings.unattributedOrders === 'agency';
  if (!plan || !brought) return;
  line.commission = {
    status: 20,
    service_ratio: plan.service_ratio,
    ...promoterTerms(context, sharer_appid, line.product_id),
    profit_sharding_suc_time: 0,
    ...(plan.chain ? { chain: plan.chain } : {}),
  };
}

/** Who pays the promoter and at what ratio; a ratio set for the product alone beats his general one. */
export function promoterTerms(
  context: StoreContext,
  sharer_appid: string | null,
  product_id: string,
): Pick<LineCommission, 'commission_type' | 'commission_ratio'> {
  const promoter = sharer_appid ? boundPromoterOf(context, sharer_appid) : undefined;
  const own = context.state.productRatios.find(
    (row) => row.sharer_appid === sharer_appid && row.product_id === product_id,
  );
  return {
    commission_type: promoter?.commission_type ?? 1,
    commission_ratio: own?.commission_ratio ?? promoter?.commission_ratio ?? 0,
  };
}

/**
 * Goods without commission that are sold in content which a promoter shared make a clue: the shop's goods without a
 * plan, and a talent's own goods in his content. No money flows.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/clue/api_getclue
 */
function isClue(order: OrderRow, product: ProductFacts, hasPlan: boolean): boolean {
  const { sharer_appid, channel_type, talent_appid } = order.attribution;
  if (!sharer_appid || (channel_type !== TALENT_CONTENT && channel_type !== OWN_CONTENT)) return false;
  return product.selfRunBy ? product.selfRunBy === talent_appid : !hasPlan;
}
