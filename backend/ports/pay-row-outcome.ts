import { invariant } from '../../core/invariant';
import type { PayRow } from './pay-list-store';
import type { PayOutcome } from './pay-provider';

/** What a row says about its payout; what a person stated and stands for counts as verified. */
export function payRowOutcome({ payoutNo, netFen, state, result }: PayRow): PayOutcome {
  if (state === 'queued' || state === 'listed') return { kind: 'accepted', providerNo: payoutNo };
  if (state === 'cancelled') return { kind: 'cancelled', providerNo: payoutNo };
  invariant(result, `row ${payoutNo} is ${state} and has no result`);
  const providerNo = result.reference || payoutNo;
  if (state === 'paid') return { kind: 'paid', providerNo, paidAtMs: result.paidAtMs ?? 0, netFen, taxFen: null };
  return { kind: state, providerNo, reason: result.reason ?? '' };
}
