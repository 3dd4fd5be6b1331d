import { commissionState } from '../../../core/commission/commission-state';
import { payerNameOf } from '../../../core/commission/payer-name';
import { reasonsOf } from '../../../core/commission/reason-of';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { StoredOrder } from '../../ports/order-books';
import type { AgencySettings } from '../../ports/program-settings';

/** One order as its promoter sees it. */
export function orderView(
  { row, noCommission }: Pick<StoredOrder, 'row' | 'noCommission'>,
  { agency, nowMs }: { readonly agency: AgencySettings; readonly nowMs: number },
) {
  const state = commissionState(row, { today: beijingDayOf(nowMs), nowMs });
  return {
    key: row.key,
    orderId: row.snapshot.orderId,
    productTitle: row.snapshot.productTitle,
    createdAtMs: row.snapshot.createdAtMs,
    paymentFen: row.snapshot.actualPaymentFen,
    promoterFen: row.promoterFen,
    paidByPlatformFen: row.memoFen,
    settledBy: row.settledBy,
    payerName: payerNameOf(agency, row.settledBy),
    state,
    reason: reasonsOf(row, { viewer: row.promoter ?? '', state, noCommission }).main,
  };
}
