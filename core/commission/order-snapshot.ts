import type { Fen } from '../money/fen';

/**
 * What the platform says of one commission order (one order and sku) at one moment, as facts of ours: ids as text,
 * whole fen, epoch ms. It holds nothing about the buyer but a salted hash.
 */
export interface OrderSnapshot {
  readonly orderId: string;
  readonly skuId: string;
  readonly shopAppid: string;
  readonly productId: string;
  readonly productTitle: string;
  readonly createdAtMs: number;
  /** 0 while unpaid. */
  readonly paidAtMs: number;
  /** The commission order's update time in the platform's whole seconds. */
  readonly updateTimeSec: number;
  /** The shop order's own update time; with order status 100 it bounds the receipt from above. */
  readonly orderUpdatedAtMs: number;
  /** 20 unsettled, 100 settled, 200 settlement cancelled; anything else counts as unsettled. */
  readonly commissionStatus: number;
  /** 10 unpaid, 12 gift, 17 to be used, 20 to ship, 21 part shipped, 30 to receive, 100 done, 200 and 250 cancelled. */
  readonly orderStatus: number;
  /** What the commission is computed on. */
  readonly actualPaymentFen: Fen;
  readonly serviceRatioPpm: number;
  /** The agency's net fee. */
  readonly serviceAmountFen: Fen;
  /** The promoter agency's part, when the platform names one. */
  readonly promoterAgency: { readonly appid: string; readonly amountFen: Fen } | null;
  /** The promoter, and what the platform itself pays him (0 when the agency settles). */
  readonly sharer: { readonly promoter: string; readonly amountFen: Fen } | null;
  /** When the platform settled (epoch ms), 0 until then. */
  readonly settledAtMs: number;
  readonly buyerKey: string | null;
}

export const commissionStatuses = { unsettled: 20, settled: 100, cancelled: 200 } as const;
export const orderStatuses = { unpaid: 10, received: 100, refunded: 200, cancelledUnpaid: 250 } as const;

/** Every status that is published or was seen; 13 only in sibling lists. Others are taken for unsettled. */
export const knownCommissionStatuses: ReadonlySet<number> = new Set([20, 100, 200]);
export const knownOrderStatuses: ReadonlySet<number> = new Set([10, 12, 13, 17, 20, 21, 30, 100, 200, 250]);

/** `order|sku`: the key of an order row. */
export function orderKeyOf(snapshot: { readonly orderId: string; readonly skuId: string }): string {
  return `${snapshot.orderId}|${snapshot.skuId}`;
}

/** Paid means a payment time and neither of the two unpaid states. */
export function isPaid(snapshot: OrderSnapshot): boolean {
  const { unpaid, cancelledUnpaid } = orderStatuses;
  return snapshot.paidAtMs > 0 && snapshot.orderStatus !== unpaid && snapshot.orderStatus !== cancelledUnpaid;
}

/** No commission is left: the settlement was cancelled, or all of the order was taken back. */
export function isCancelled(snapshot: OrderSnapshot): boolean {
  return snapshot.commissionStatus === commissionStatuses.cancelled || snapshot.orderStatus === orderStatuses.refunded;
}

export type Freshness = 'newer' | 'same' | 'older' | 'ambiguous';

/**
 * Whether a snapshot is newer than the stored one: by the pair of update time and commission status in the order
 * 20 < 100 < 200. An equal pair with other content is ambiguous (the update time has whole seconds) and is read again.
 */
export function freshnessOf(incoming: OrderSnapshot, stored: OrderSnapshot): Freshness {
  const byTime = incoming.updateTimeSec - stored.updateTimeSec;
  const difference = byTime !== 0 ? byTime : statusRank(incoming) - statusRank(stored);
  if (difference !== 0) return difference > 0 ? 'newer' : 'older';
  return sameFacts(incoming, stored) ? 'same' : 'ambiguous';
}

function statusRank({ commissionStatus }: OrderSnapshot): number {
  if (commissionStatus === commissionStatuses.cancelled) return 2;
  return commissionStatus === commissionStatuses.settled ? 1 : 0;
}

function sameFacts(one: OrderSnapshot, other: OrderSnapshot): boolean {
  const facts = (snapshot: OrderSnapshot) => [
    snapshot.orderStatus,
    snapshot.commissionStatus,
    snapshot.paidAtMs,
    snapshot.actualPaymentFen,
    snapshot.serviceAmountFen,
    snapshot.promoterAgency?.appid,
    snapshot.promoterAgency?.amountFen,
    snapshot.sharer?.promoter,
    snapshot.sharer?.amountFen,
    snapshot.settledAtMs,
  ];
  const otherFacts = facts(other);
  return facts(one).every((fact, index) => fact === otherFacts[index]);
}
