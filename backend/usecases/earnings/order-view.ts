import { commissionState } from '../../../core/commission/commission-state';
import type { OrderRow } from '../../../core/commission/order-row';
import { beijingDayOf } from '../../../core/time/beijing-day';

/** One order as its promoter sees it. */
export function orderView(row: OrderRow, nowMs: number) {
  return {
    key: row.key,
    orderId: row.snapshot.orderId,
    productTitle: row.snapshot.productTitle,
    createdAtMs: row.snapshot.createdAtMs,
    paymentFen: row.snapshot.actualPaymentFen,
    promoterFen: row.promoterFen,
    paidByPlatformFen: row.memoFen,
    settledBy: row.settledBy,
    state: commissionState(row, { today: beijingDayOf(nowMs), nowMs }),
  };
}
