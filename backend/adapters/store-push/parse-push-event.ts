import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { parseBigIntSafeJson } from '../store-api/big-int-safe-json';
import { count, idText, textOrEmpty, timeMs } from '../store-api/wire-fields';

export interface OrderUpdated {
  readonly kind: 'order-updated';
  readonly orderId: string;
  readonly skuId: string;
  readonly commissionStatus: number;
  readonly orderStatus: number;
  /** null when the platform left it out. Only for telling repeats apart: no order of versions is promised. */
  readonly version: string | null;
  readonly createTimeSec: number;
}

export interface PromoterBindResult {
  readonly kind: 'promoter-bind-result';
  readonly promoter: string;
  readonly bindStatus: 'bound' | 'unbound';
  /** Of the agency's account: not the openid that our mini-program sees. */
  readonly agencyOpenid: string;
  readonly agencyUnionid: string;
  readonly createTimeSec: number;
}

export interface OtherEvent {
  readonly kind: 'other';
  readonly event: string;
  /** The item that the event is about, as text that tells repeats apart; null where it states none. */
  readonly item: string | null;
  readonly messageHash: string;
}

/** Not one of the platform's events, or one without what it must have. A person looks at it. */
export interface UnknownEvent {
  readonly kind: 'unknown';
  readonly event: string | null;
  readonly messageHash: string;
}

/** A hint that something happened at the platform. Details are always read anew; nothing is booked from a push. */
export type PushEvent = OrderUpdated | PromoterBindResult | OtherEvent | UnknownEvent;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_commission_order_update.html */
const orderEvent = 'head_supplier_commission_order_update';
/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/promoter_bind_event */
const bindEvent = 'promoter_bind_result';
const otherEvents: readonly string[] = [
  'head_supplier_item_update',
  'head_supplier_subscribe_product_baseinfo_update',
  'head_supplier_subscribe_product_planinfo_update',
  'talent_window_cancel_auth',
  'api_diff',
];

const timeSec = v.pipe(
  timeMs,
  v.transform((time) => Math.floor(time / 1000)),
);
const version = v.pipe(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), v.regex(/^[\w.-]{1,64}$/));
const envelope = v.looseObject({ Event: v.string() });

const orderMessage = v.looseObject({
  CreateTime: timeSec,
  order_info: v.looseObject({
    order_id: idText,
    sku_id: idText,
    commission_order_status: count,
    order_status: count,
    version: v.nullish(version, null),
  }),
});

const bindMessage = v.looseObject({
  CreateTime: timeSec,
  bind_status: v.pipe(count, v.picklist([1, 2])),
  sharer_appid: idText,
  sharer_openid: textOrEmpty,
  sharer_unionid: textOrEmpty,
});

const itemMessage = v.looseObject({
  item_info: v.looseObject({
    product_id: idText,
    plan_id: v.nullish(idText),
    version,
    event_type: v.nullish(count),
  }),
});

/** Reads a decrypted push. It never fails: what cannot be read is `unknown`. */
export function parsePushEvent(message: string): PushEvent {
  const parsed = parseBigIntSafeJson(message);
  const head = v.safeParse(envelope, parsed.ok ? parsed.value : undefined);
  const unknown: UnknownEvent = {
    kind: 'unknown',
    event: head.success ? head.output.Event.slice(0, 64) : null,
    messageHash: createHash('sha256').update(message).digest('hex'),
  };
  if (!head.success) return unknown;
  const event = head.output.Event;
  if (event === orderEvent) return readOrderEvent(head.output) ?? unknown;
  if (event === bindEvent) return readBindEvent(head.output) ?? unknown;
  if (!otherEvents.includes(event)) return unknown;
  return { kind: 'other', event, item: readItem(head.output), messageHash: unknown.messageHash };
}

function readOrderEvent(message: unknown): OrderUpdated | undefined {
  const read = v.safeParse(orderMessage, message);
  if (!read.success) return undefined;
  const { CreateTime: createTimeSec, order_info: order } = read.output;
  return {
    kind: 'order-updated',
    orderId: order.order_id,
    skuId: order.sku_id,
    commissionStatus: order.commission_order_status,
    orderStatus: order.order_status,
    version: order.version,
    createTimeSec,
  };
}

function readBindEvent(message: unknown): PromoterBindResult | undefined {
  const read = v.safeParse(bindMessage, message);
  if (!read.success) return undefined;
  return {
    kind: 'promoter-bind-result',
    promoter: read.output.sharer_appid,
    bindStatus: read.output.bind_status === 1 ? 'bound' : 'unbound',
    agencyOpenid: read.output.sharer_openid,
    agencyUnionid: read.output.sharer_unionid,
    createTimeSec: read.output.CreateTime,
  };
}

function readItem(message: unknown): string | null {
  const read = v.safeParse(itemMessage, message);
  if (!read.success) return null;
  const { product_id, plan_id, version: itemVersion, event_type } = read.output.item_info;
  return [product_id, plan_id ?? '', itemVersion, event_type ?? ''].join('|');
}
