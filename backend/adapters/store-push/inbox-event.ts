import type { InboxEvent } from '../../ports/inbox';
import type { StoreEvent } from '../../ports/store-event';

/** The buyer received the goods, or the order is otherwise complete. */
const orderCompleted = 100;

/**
 * The id under which a push is kept, the same for every repeat of it.
 *
 * The classic advice, FromUserName + CreateTime, is too coarse here: the sender is a constant and many events share a
 * second. An order's id holds its version and both statuses, a product's its version and what happened; what has none of
 * that is known by its hash.
 */
export function inboxIdOf(event: StoreEvent): string {
  switch (event.kind) {
    case 'order-updated': {
      const { orderId, skuId, version, createTimeSec, commissionStatus, orderStatus } = event;
      const mark = version ?? `at${createTimeSec}`;
      return `order|${orderId}|${skuId}|${mark}|${commissionStatus}|${orderStatus}`;
    }
    case 'promoter-bind-result':
      return `bind|${event.promoter}|${event.bindStatus}|${event.createTimeSec}`;
    case 'item-updated':
      return `item|${event.productId}|${markOf(event)}|${event.eventType ?? ''}`;
    case 'product-baseinfo-updated':
      return `baseinfo|${event.productId}|${markOf(event)}`;
    case 'product-planinfo-updated':
      return `planinfo|${event.productId}|${event.planId ?? ''}|${markOf(event)}|${event.eventType ?? ''}`;
    case 'talent-window-cancelled':
      return `window|${event.talentAppid}|${event.createTimeSec}`;
    case 'api-changed':
      return `api|${event.messageHash}`;
    case 'unknown':
      return `unknown|${event.messageHash}`;
  }
}

function markOf(event: { readonly version: string | null; readonly messageHash: string }): string {
  return event.version ?? event.messageHash;
}

/** A push in the form in which it is kept. `body` is the decrypted message, `receivedAtMs` our own clock. */
export function inboxEventOf(event: StoreEvent, body: string, receivedAtMs: number): InboxEvent {
  const isOrder = event.kind === 'order-updated';
  const statesReceipt = isOrder && event.orderStatus === orderCompleted;
  return {
    id: inboxIdOf(event),
    kind: event.kind,
    receivedAtMs,
    orderKey: isOrder ? `${event.orderId}|${event.skuId}` : null,
    receiptSeenAtMs: statesReceipt ? event.createTimeSec * 1000 : null,
    body,
  };
}
