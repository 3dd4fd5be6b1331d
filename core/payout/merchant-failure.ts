import { failReasonOf } from './fail-reason';
import type { PayoutRow } from './payout-row';

/**
 * The provider's own word for a failure that the merchant has to mend, or that nobody is known to; undefined for every
 * other payout. Who states the results of a list read the bank's words himself.
 */
export function merchantFailureOf({
  state,
  route,
  endReason,
}: Pick<PayoutRow, 'state' | 'route' | 'endReason'>): string | undefined {
  const isTold = route === 'wechat' || route === 'gig';
  if (state !== 'failed' || !isTold || endReason === null) return undefined;
  return failReasonOf(endReason).who === 'merchant' ? endReason : undefined;
}
