import { payeeRules } from '../../../core/payee/payee-rules';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { confirmLeftMs, payoutWording } from '../../../core/payout/payout-wording';

/** A payout as its promoter sees it. */
export function payoutView(row: PayoutRow, nowMs: number) {
  const { payoutNo, route, state, quote, requestedAtMs, stateSinceMs, paid, cancelWish } = row;
  const { title, sentence, next } = payoutWording(row, nowMs);
  const leftMs = confirmLeftMs(row, nowMs);
  return {
    payoutNo,
    route,
    state,
    grossFen: quote.grossFen as number,
    taxFen: paid?.taxFen ?? (quote.taxFen as number),
    netFen: paid?.netFen ?? (quote.netFen as number),
    requestedAtMs,
    stateSinceMs,
    title,
    sentence,
    next,
    /** How long he can still confirm; null when there is nothing to confirm. */
    confirmLeftMs: leftMs ?? null,
    /** A business: handed over it waits for its list, into which it comes only once its invoice is there. */
    needsInvoice: payeeRules[row.payeeKind].needsInvoice && beforeList.includes(state),
    /** Paid by a list of people, not into 零钱: he can say that it did not arrive. */
    mayReport: state === 'paid' && (route === 'bank' || route === 'alipay' || route === 'payroll'),
    canCancel: cancelWish === null && cancellable.includes(state),
  };
}

export type PayoutView = ReturnType<typeof payoutView>;

const beforeList: readonly PayoutRow['state'][] = ['requested', 'reserved', 'sent', 'unknown'];
const cancellable: readonly PayoutRow['state'][] = ['requested', 'reserved', 'sent', 'unknown', 'waiting'];
