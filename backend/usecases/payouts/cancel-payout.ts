import { type Outcome, ok, rejected } from '../../../core/outcome';
import { findOwnPayout } from './find-own-payout';
import type { PayoutPorts } from './payout-ports';
import { type PayoutView, payoutView } from './payout-view';
import { stepPayout } from './step-payout';

export type CancelRefusal = 'not-bound' | 'payout-not-found' | 'payout-over' | 'payout-under-way';

/**
 * The caller takes back one of his payouts. Before it was handed over the money is back at once; after that the provider
 * is asked, and only its verified word gives the money back.
 *
 * Rejections: not-bound, payout-not-found, payout-over, payout-under-way (he confirmed it already).
 */
export async function cancelPayout(
  ports: PayoutPorts,
  openid: string,
  payoutNo: string,
): Promise<Outcome<PayoutView, CancelRefusal>> {
  const found = await findOwnPayout(ports, openid, payoutNo);
  if (!found.ok) return found;
  const nowMs = ports.clock.nowMs();
  // A second tap: the first wish stands.
  if (found.value.cancelWish !== null || found.value.endReason === 'promoter')
    return ok(payoutView(found.value, nowMs));
  const stepped = await stepPayout(ports, found.value, { kind: 'cancel-asked', why: 'promoter' });
  if (stepped.kind === 'changed') return ok(payoutView(stepped.row, nowMs));
  const isUnderWay = stepped.kind === 'refused' && stepped.code === 'too-late';
  return rejected(isUnderWay ? 'payout-under-way' : 'payout-over');
}
