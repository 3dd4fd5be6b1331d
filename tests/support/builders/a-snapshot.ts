import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { fen } from '../../../core/money/fen';

/** 1 August 2026, 20:15 in Beijing: when the example's friend orders. */
export const orderedAtMs = Date.parse('2026-08-01T20:15:00+08:00');

/** The article's example: 193.00 yuan with a fee of 25 %, of which the promoter has 80 %: 38.60 yuan. */
export function aSnapshot(changes: Partial<OrderSnapshot> = {}): OrderSnapshot {
  const feeFen = changes.serviceAmountFen ?? fen(4825);
  return {
    orderId: '3727324701692140032',
    skuId: '670813472',
    shopAppid: 'wxshop1',
    productId: '10000165275743',
    productTitle: '高山苹果 5 斤',
    createdAtMs: orderedAtMs,
    paidAtMs: orderedAtMs + 60_000,
    updateTimeSec: Math.floor(orderedAtMs / 1000) + 60,
    orderUpdatedAtMs: orderedAtMs + 60_000,
    commissionStatus: 20,
    orderStatus: 20,
    actualPaymentFen: fen(19_300),
    serviceRatioPpm: 250_000,
    serviceAmountFen: feeFen,
    promoterAgency: { appid: 'wxagency', amountFen: feeFen },
    sharer: { promoter: 'wxwang', amountFen: fen(0) },
    settledAtMs: 0,
    buyerKey: 'k1:xiaolin',
    ...changes,
  };
}

/** The same order a while later, with what has changed. */
export function later(snapshot: OrderSnapshot, seconds: number, changes: Partial<OrderSnapshot>): OrderSnapshot {
  const updateTimeSec = snapshot.updateTimeSec + seconds;
  return { ...snapshot, updateTimeSec, orderUpdatedAtMs: updateTimeSec * 1000, ...changes };
}
