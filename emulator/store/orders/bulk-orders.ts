import { nextSeq, nowSec, type StoreContext } from '../store-context';
import type { OrderRow, PromoterRow } from '../store-state';
import type { ProductFacts } from '../store-world';
import { activePlan, lockWindowsOf, personOf } from '../world-facts';
import { PRODUCT_PROMOTION } from './attribution';
import { bookLine } from './book-funds';
import { lineIndexOf, nextOrderId } from './line-index';
import { promoterTerms } from './place-order';

export const BULK_STATES = ['paid', 'received', 'settled'] as const;
const BULK_BUYER = { id: 'bulk-buyer', name: '批量买家' };
const PAID_AFTER_SEC = 30;
const DAY_MS = 86_400_000;

export type BulkWish = {
  count: number;
  promoter: PromoterRow;
  product: ProductFacts;
  sku_id: string;
  startSec: number;
  endSec: number;
  state: (typeof BULK_STATES)[number];
  person?: string | undefined;
};

/**
 * Many paid orders of one promoter, spread evenly over a time range and told to nobody, as if every message were lost.
 * Their numbers go on from the last order, and their create times rise with them.
 */
export function addBulkOrders(context: StoreContext, wish: BulkWish): OrderRow[] {
  const person = wish.person ?? bulkBuyer(context);
  const index = lineIndexOf(context.state);
  const step = wish.count > 1 ? (wish.endSec - wish.startSec) / (wish.count - 1) : 0;
  const added: OrderRow[] = [];
  for (let at = 0; at < wish.count; at += 1) {
    const order = bulkOrder(context, { ...wish, person }, Math.floor(wish.startSec + at * step));
    context.state.orders.push(order);
    added.push(order);
    for (const line of order.lines) bookLine(context, order, line);
  }
  index.addAll(added);
  context.ordersChanged();
  return added;
}

function bulkBuyer(context: StoreContext): string {
  if (!personOf(context, BULK_BUYER.id)) {
    const { world } = context.state;
    const openids = { [world.agency.appid]: `oAgency-${BULK_BUYER.id}` };
    world.people.push({ ...BULK_BUYER, openids, unionid: `uUnion-${BULK_BUYER.id}`, realName: true });
  }
  return BULK_BUYER.id;
}

function bulkOrder(context: StoreContext, wish: BulkWish & { person: string }, create_time: number): OrderRow {
  const { shop_appid, product_id, title, skus } = wish.product;
  const pay_time = create_time + PAID_AFTER_SEC;
  const update_time = wish.state === 'paid' ? pay_time : Math.max(pay_time, nowSec(context));
  const plan = activePlan(context, wish.product);
  return {
    seq: nextSeq(context),
    order_id: nextOrderId(context),
    shop_appid,
    person: wish.person,
    gift: false,
    create_time,
    update_time,
    pay_time,
    order_status: wish.state === 'paid' ? 20 : 100,
    scene: { in: 'organic' },
    windows: lockWindowsOf(context, shop_appid),
    attribution: {
      sharer_appid: wish.promoter.sharer_appid,
      agencyOnly: false,
      reason: 'BULK',
      channel_type: PRODUCT_PROMOTION,
    },
    shippedSkuIds: [],
    lines: [
      {
        product_id,
        sku_id: wish.sku_id,
        title,
        count: 1,
        payment: skus.find((sku) => sku.sku_id === wish.sku_id)?.sale_price ?? 0,
        refunded: 0,
        update_time,
        version: 2,
        commission: {
          status: wish.state === 'settled' ? 100 : 20,
          service_ratio: plan?.service_ratio ?? 0,
          ...promoterTerms(context, wish.promoter.sharer_appid, product_id),
          ...(wish.state === 'received' ? { settleDueMs: settleDueMs(context) } : {}),
          profit_sharding_suc_time: wish.state === 'settled' ? update_time : 0,
          ...(plan?.chain ? { chain: plan.chain } : {}),
        },
      },
    ],
  };
}

function settleDueMs(context: StoreContext): number {
  return context.nowMs() + context.settings.settleAfterReceiptDays * DAY_MS;
}
