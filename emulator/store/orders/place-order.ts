import { PlayRefused } from '../play/play-refused';
import { boundPromoterOf } from '../promoters';
import { nextSeq, nowSec, type StoreContext } from '../store-context';
import type { LinkRow, OrderLine, OrderRow } from '../store-state';
import type { PersonFacts, ProductFacts } from '../store-world';
import { activePlan, lockWindowsOf, productOf, roomOf } from '../world-facts';
import { attribute, familyOf } from './attribution';
import type { LockOrderScene } from './lock-fold';
import { announce } from './order-steps';

/** All order numbers lie above 2^53, one apart, so that whoever rounds them merges two orders. */
const FIRST_ORDER_NUMBER = 3_727_324_701_692_140_032n;
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
    order_id: String(FIRST_ORDER_NUMBER + BigInt(context.state.orders.length)),
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
  order.attribution = attribute(context, order, channelOf(context, wish.place, shop_appid));
  for (const line of order.lines) addCommission(context, order, line);
  context.state.orders.push(order);
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
  const export_id = place.in === 'live' ? place.export_id : link?.export_id;
  const room = export_id ? roomOf(context, export_id) : undefined;
  return room?.talent_appid ? { in: 'foreign' } : { in: 'organic' };
}

function channelOf(
  context: StoreContext,
  place: OrderPlace,
  shop_appid: string,
): { agencyOnly: boolean; channelType: number } {
  const link = place.in === 'link' || place.in === 'live' ? place.link : undefined;
  if (!link || link.shop_appid !== shop_appid || link.tag.of === 'nobody') return { agencyOnly: false, channelType: 0 };
  const talent = link.export_id ? roomOf(context, link.export_id)?.talent_appid : undefined;
  const content = talent ? 4 : 6;
  return { agencyOnly: link.tag.of === 'agency', channelType: link.kind === 'PRODUCT_CARD' ? 3 : content };
}

/** A line has a commission order when its product is on promotion and somebody of the agency brought the buyer. */
function addCommission(context: StoreContext, order: OrderRow, line: OrderLine): void {
  const product = productOf(context, line.product_id);
  const plan = product && activePlan(context, product);
  const { sharer_appid, agencyOnly } = order.attribution;
  const brought = sharer_appid !== null || agencyOnly || context.settings.unattributedOrders === 'agency';
  if (!plan || !brought) return;
  const promoter = sharer_appid ? boundPromoterOf(context, sharer_appid) : undefined;
  line.commission = {
    status: 20,
    service_ratio: plan.service_ratio,
    commission_type: promoter?.commission_type ?? 1,
    commission_ratio: promoter?.commission_ratio ?? 0,
    profit_sharding_suc_time: 0,
  };
}
