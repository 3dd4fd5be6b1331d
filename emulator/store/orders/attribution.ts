import { promoterOfPerson, wasBound } from '../promoters';
import type { StoreContext } from '../store-context';
import type { LinkKind, OrderAttribution, OrderRow, TouchRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { personOf } from '../world-facts';
import {
  foldLocks,
  type LockDye,
  type LockFamily,
  type LockOrder,
  type LockTouch,
  type LockVerdict,
} from './lock-fold';

/** Which of the two locks a link starts: that of products for a product card, that of content for everything else. */
export function familyOf(kind: LinkKind): LockFamily {
  return kind === 'PRODUCT_CARD' ? 'product' : 'content';
}

/** The locks of one buyer in one shop as they stand, with the verdict over every paid order. */
export function locksOf(
  context: StoreContext,
  person: PersonFacts,
  shop_appid: string,
  beside?: OrderRow,
): { dyes: LockDye[]; verdicts: LockVerdict[] } {
  const touches = context.state.touches.filter((row) => row.person === person.id && row.shop_appid === shop_appid);
  const paid = context.state.orders.filter(
    (row) => row.person === person.id && row.shop_appid === shop_appid && row.pay_time > 0,
  );
  const orders = beside ? [...paid, beside] : paid;
  return foldLocks(touches.map(lockTouch), orders.map(lockOrder), {
    buyerSharer: promoterOfPerson(context, person).sharer_appid,
    selfPurchase: context.settings.selfPurchase,
    isBound: (sharer, atMs, by) => wasBound(context, sharer, atMs, by),
  });
}

/** Sold by a product card, in a talent's content, in the shop's own content. */
export const PRODUCT_PROMOTION = 3;
export const TALENT_CONTENT = 4;
export const OWN_CONTENT = 6;

/** The link through which an order was placed, when it was one. */
export type OrderVia = { agencyOnly: boolean; kind?: LinkKind; talent_appid?: string };

/** Whose order it is, decided once when the order is placed, as if it were paid. */
export function attribute(context: StoreContext, order: OrderRow, via: OrderVia): OrderAttribution {
  const person = personOf(context, order.person);
  if (!person) throw new Error(`order ${order.order_id} has an unknown buyer`);
  const { verdicts } = locksOf(context, person, order.shop_appid, order);
  const verdict = verdicts.find((one) => one.order_id === order.order_id);
  const sharer_appid = verdict?.sharer_appid ?? null;
  if (!verdict || !sharer_appid) {
    const reason = verdict?.reason ?? 'NO_ACTIVE_DYE';
    return { sharer_appid, agencyOnly: via.agencyOnly, reason, channel_type: 0 };
  }
  return { sharer_appid, agencyOnly: false, reason: verdict.reason, ...channelOf(context, order, via, verdict) };
}

/** By the link the order came through, else by the touch that made the lock. */
function channelOf(
  context: StoreContext,
  order: OrderRow,
  via: OrderVia,
  verdict: LockVerdict,
): Pick<OrderAttribution, 'channel_type' | 'talent_appid'> {
  if (via.kind === 'PRODUCT_CARD') return { channel_type: PRODUCT_PROMOTION };
  const touch = via.kind ? undefined : touchBehind(context, order, verdict);
  if (!via.kind && verdict.family !== 'content') return { channel_type: PRODUCT_PROMOTION };
  const talent_appid = via.kind ? via.talent_appid : touch?.talent_appid;
  return talent_appid ? { channel_type: TALENT_CONTENT, talent_appid } : { channel_type: OWN_CONTENT };
}

function touchBehind(context: StoreContext, order: OrderRow, verdict: LockVerdict): TouchRow | undefined {
  const behind = context.state.touches.filter(
    (row) =>
      row.person === order.person &&
      row.shop_appid === order.shop_appid &&
      row.sharer_appid === verdict.sharer_appid &&
      familyOf(row.kind) === verdict.family,
  );
  return behind.at(-1);
}

function lockTouch(row: TouchRow): LockTouch {
  return {
    seq: row.seq,
    atMs: row.atMs,
    sharer_appid: row.sharer_appid,
    family: familyOf(row.kind),
    windows: row.windows,
  };
}

function lockOrder(row: OrderRow): LockOrder {
  return {
    seq: row.seq,
    atMs: row.create_time * 1000,
    order_id: row.order_id,
    scene: row.scene,
    windows: row.windows,
  };
}
