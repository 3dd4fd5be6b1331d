import { correctSharer, jumpOrder, reverseSettlement } from '../orders/order-jumps';
import {
  acceptGift,
  cancelOrder,
  payOrder,
  receiveOrder,
  redeemVoucher,
  refundOrder,
  settleOrder,
  shipOrder,
} from '../orders/order-life';
import { type OrderItem, type OrderPlace, placeOrder } from '../orders/place-order';
import type { StoreContext } from '../store-context';
import type { OrderRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { roomOf } from '../world-facts';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { type OrderView, orderView } from './play-views';
import { linkIn, openLinkOf } from './wanted-link';

export type OrderWishBody = {
  person: string;
  /** `payment`: what is paid for the line in fen, when it is not price × count. */
  items: { product_id: string; sku_id: string; count?: number; payment?: number }[];
  /** Anywhere (default), through the link opened last, or inside a live room. */
  from?: 'organic' | 'link' | { live: string };
  /** With from "link": this link instead of the one opened last. */
  link?: string;
  /** Inside content of an account that is not the shop's. */
  foreign?: boolean;
  gift?: boolean;
  /** Pay at once. */
  pay?: boolean;
};
export type OrderIdWish = { order_id: string };
export type RefundWish = { order_id: string; sku_id?: string; amount?: number };

type OrderStep = (context: StoreContext, order: OrderRow, input: PlayInput) => void;

function orderVerb(step: OrderStep): (context: StoreContext, body: PlayBody) => OrderView {
  return (context, body) => {
    const input = new PlayInput(body);
    const order = input.order(context);
    step(context, order, input);
    return orderView(context, order);
  };
}

export const pay = orderVerb(payOrder);
export const use = orderVerb(redeemVoucher);
export const receive = orderVerb(receiveOrder);
export const cancel = orderVerb(cancelOrder);
export const settleCommission = orderVerb((context, order) => void settleOrder(context, order));
export const ship = orderVerb((context, order, input) => shipOrder(context, order, input.optionalText('sku_id')));
export const gift = orderVerb((context, order, input) =>
  acceptGift(context, order, input.person(context, 'receiver').id),
);
export const refund = orderVerb((context, order, input) => {
  const sku_id = input.optionalText('sku_id');
  const amount = input.optionalWhole('amount');
  refundOrder(context, order, { ...(sku_id ? { sku_id } : {}), ...(amount === undefined ? {} : { amount }) });
});

/** The platform finds out later whose order it is: another promoter, or nobody (`promoter: null`). */
export const changeSharer = orderVerb((context, order, input) => {
  const sharer = input.raw('promoter') === null ? null : input.promoter(context).sharer_appid;
  correctSharer(context, order, sharer);
});

/** Several steps at once under one version, as the agency sees them when the messages between were lost. */
export const jump = orderVerb((context, order, input) => {
  const order_status = input.optionalWhole('order_status');
  const commission_status = input.optionalWhole('commission_status');
  jumpOrder(context, order, {
    ...(order_status === undefined ? {} : { order_status }),
    ...(commission_status === undefined ? {} : { commission_status }),
  });
});

/** The platform takes a settlement back, without a refund. */
export const reverse = orderVerb((context, order, input) =>
  reverseSettlement(context, order, input.optionalText('sku_id')),
);

/** A person places an order; whose it is is decided now. */
export function order(context: StoreContext, body: PlayBody): OrderView {
  const input = new PlayInput(body);
  const person = input.person(context);
  const items = input.objects('items').map(itemOf);
  const placed = placeOrder(context, {
    person,
    items,
    place: placeOf(context, input, person),
    gift: input.flag('gift'),
  });
  if (input.flag('pay')) payOrder(context, placed);
  return orderView(context, placed);
}

function itemOf(input: PlayInput): OrderItem {
  const count = input.optionalWhole('count') ?? 1;
  const payment = input.optionalWhole('payment');
  if (count < 1) throw new PlayRefused('bad-count', 'count must be 1 or more');
  if (payment !== undefined && payment < 1) throw new PlayRefused('bad-payment', 'payment must be 1 fen or more');
  const { product_id, sku_id } = { product_id: input.text('product_id'), sku_id: input.text('sku_id') };
  return { product_id, sku_id, count, ...(payment === undefined ? {} : { payment }) };
}

function placeOf(context: StoreContext, input: PlayInput, person: PersonFacts): OrderPlace {
  if (input.flag('foreign')) return { in: 'foreign' };
  if (!input.has('from') || input.raw('from') === 'organic') return { in: 'organic' };
  if (input.raw('from') === 'link') {
    const link = input.has('link') ? linkIn(context, input.text('link')) : openLinkOf(context, person);
    if (!link) throw new PlayRefused('no-link-open', `${person.name} has no link open: open-link first`);
    return { in: 'link', link };
  }
  if (typeof input.raw('from') === 'string') {
    throw new PlayRefused('bad-from', 'from must be "organic", "link" or {"live": export_id}');
  }
  const export_id = input.object('from').text('live');
  if (!roomOf(context, export_id)?.running) throw new PlayRefused('room-not-running', `${export_id} is not on air`);
  const link = openLinkOf(context, person);
  return { in: 'live', export_id, link: link?.export_id === export_id ? link : undefined };
}
