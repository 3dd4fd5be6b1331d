import { locksOf } from '../orders/attribution';
import { commissionAmounts } from '../orders/commission-amounts';
import { promoterOf } from '../promoters';
import type { StoreContext } from '../store-context';
import type { LinkTag, OrderLine, OrderRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { personOf, shopOf } from '../world-facts';

const STATUS_WORDS: Record<number, string> = {
  10: '待付款',
  12: '礼物待领取',
  17: '待使用',
  20: '待发货',
  21: '部分发货',
  30: '待收货',
  100: '已完成',
  200: '已退款',
  250: '已取消',
};

export type PersonName = { id: string; name: string };
export type LockView = {
  sharer_appid: string;
  promoter: PersonName | null;
  family: 'product' | 'content';
  started_at_ms: number;
  expires_at_ms: number;
  extended: boolean;
};

/** Money in fen, ratios in ppm, times in seconds; ids always text. */
export type LineView = {
  product_id: string;
  sku_id: string;
  title: string;
  count: number;
  payment: number;
  actual_payment: number;
  version: number;
  update_time: number;
  /** Null when the line is no business of the agency. */
  commission: {
    status: number;
    service_ratio: number;
    fee: number;
    sharer_amount: number;
    service_amount: number;
    settled_by: 'agency' | 'platform';
    profit_sharding_suc_time: number;
    settle_due_ms: number | null;
  } | null;
  /** Set when the sale is a clue: goods without commission in content that a promoter shared. */
  clue: { status: number } | null;
};

export type OrderView = {
  order_id: string;
  shop_appid: string;
  shop_name: string;
  buyer: PersonName;
  receiver: PersonName | null;
  gift: boolean;
  order_status: number;
  status_text: string;
  create_time: number;
  pay_time: number;
  update_time: number;
  receipt_due_ms: number | null;
  attribution: { sharer_appid: string | null; promoter: PersonName | null; agency_only: boolean; reason: string };
  lines: LineView[];
};

export function orderView(context: StoreContext, order: OrderRow): OrderView {
  const { sharer_appid, agencyOnly, reason } = order.attribution;
  return {
    order_id: order.order_id,
    shop_appid: order.shop_appid,
    shop_name: shopOf(context, order.shop_appid)?.name ?? '',
    buyer: nameOf(context, order.person) ?? { id: order.person, name: '' },
    receiver: order.receiver ? nameOf(context, order.receiver) : null,
    gift: order.gift,
    order_status: order.order_status,
    status_text: STATUS_WORDS[order.order_status] ?? String(order.order_status),
    create_time: order.create_time,
    pay_time: order.pay_time,
    update_time: order.update_time,
    receipt_due_ms: order.receiptDueMs ?? null,
    attribution: { sharer_appid, promoter: promoterName(context, sharer_appid), agency_only: agencyOnly, reason },
    lines: order.lines.map((line) => lineView(line, sharer_appid !== null)),
  };
}

function lineView(line: OrderLine, hasSharer: boolean): LineView {
  const amounts = commissionAmounts(line, hasSharer);
  const { product_id, sku_id, title, count, payment, version, update_time, commission } = line;
  return {
    product_id,
    sku_id,
    title,
    count,
    payment,
    actual_payment: amounts.actualPayment,
    version,
    update_time,
    commission: commission
      ? {
          status: commission.status,
          service_ratio: commission.service_ratio,
          fee: amounts.fee,
          sharer_amount: amounts.sharer,
          service_amount: amounts.service,
          settled_by: commission.commission_type === 0 ? 'platform' : 'agency',
          profit_sharding_suc_time: commission.profit_sharding_suc_time,
          settle_due_ms: commission.settleDueMs ?? null,
        }
      : null,
    clue: line.clue ?? null,
  };
}

/** The locks of one buyer in one shop that are alive now. */
export function lockViews(context: StoreContext, person: PersonFacts, shop_appid: string): LockView[] {
  return locksOf(context, person, shop_appid)
    .dyes.filter((dye) => context.nowMs() < dye.expiresAtMs)
    .map((dye) => ({
      sharer_appid: dye.sharer_appid,
      promoter: promoterName(context, dye.sharer_appid),
      family: dye.family,
      started_at_ms: dye.startedAtMs,
      expires_at_ms: dye.expiresAtMs,
      extended: dye.extended,
    }));
}

export type TagView = { of: LinkTag['of']; sharer_appid: string | null; promoter: PersonName | null };

export function tagView(context: StoreContext, tag: LinkTag): TagView {
  const sharer_appid = tag.of === 'promoter' ? tag.sharer_appid : null;
  return { of: tag.of, sharer_appid, promoter: promoterName(context, sharer_appid) };
}

function promoterName(context: StoreContext, sharer_appid: string | null): PersonName | null {
  const row = sharer_appid ? promoterOf(context, sharer_appid) : undefined;
  return row ? nameOf(context, row.person) : null;
}

function nameOf(context: StoreContext, id: string): PersonName | null {
  const person = personOf(context, id);
  return person ? { id: person.id, name: person.name } : null;
}
