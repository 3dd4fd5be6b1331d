import { endGigOrder, gigOrderView, retryGigOrder } from '../gig/gig-orders';
import { GIG_CHANNELS, type GigOrder } from '../gig/gig-state';
import type { PlayDesk } from './play-desk';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const DAY_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Orders fail (`2`) or are suspended (`4`): the one that is named, or the next `count`. */
function gigFail({ context }: PlayDesk, input: PlayInput) {
  const status = input.oneOf('status', ['2', '4'], '2');
  const message = input.optionalText('message') ?? (status === '2' ? '收款账户异常' : '用户未签约');
  if (input.has('order_id')) {
    const order = orderOf({ context }, input);
    if (order.status === '1') throw new PlayRefused('paid', 'a paid order can only come back: gig-return');
    endGigOrder(context(), order, status, message);
    return gigOrderView(context(), order);
  }
  context().state.gig.fates.push({ status, message, left: input.optionalWhole('count') ?? 1 });
  return { fates: context().state.gig.fates };
}

/** The bank sends a paid order's money back, `hours` from now (a day when left out). */
function gigReturn({ context }: PlayDesk, input: PlayInput) {
  const order = orderOf({ context }, input);
  if (order.status !== '1') throw new PlayRefused('not-paid', `${order.orderId} has status ${order.status}`);
  order.nextAtMs = context().nowMs() + (input.optionalWhole('hours') ?? DAY_HOURS) * HOUR_MS;
  return { order_id: order.orderId, returns_at_ms: order.nextAtMs };
}

/** The platform takes a suspended order up again, as it does once its reason is gone. */
function gigRetry({ context }: PlayDesk, input: PlayInput) {
  const order = orderOf({ context }, input);
  if (order.status !== '4') throw new PlayRefused('not-suspended', `${order.orderId} has status ${order.status}`);
  retryGigOrder(context(), order);
  return gigOrderView(context(), order);
}

/** Money into the dealer's account of a channel, or out of it with a negative amount (fen). */
function gigTopUp({ context }: PlayDesk, input: PlayInput) {
  const { balances } = context().state.gig;
  balances[input.oneOf('channel', GIG_CHANNELS, '银行卡')] += input.whole('amount');
  return { gig: balances };
}

function orderOf({ context }: Pick<PlayDesk, 'context'>, input: PlayInput): GigOrder {
  const order = context().state.gig.orders[input.text('order_id')];
  if (!order) throw new PlayRefused('no-such-order', 'see GET /play/state');
  return order;
}

export const gigVerbs = {
  acting: { 'gig-fail': gigFail, 'gig-return': gigReturn, 'gig-retry': gigRetry, 'gig-top-up': gigTopUp },
  reading: {},
};
