import type { PayRow } from '../../ports/pay-list-store';
import type { PayOutcome } from '../../ports/pay-provider';

/** What a row says about its payout; what a person stated and stands for counts as verified. */
export function rowOutcome({ payoutNo, netFen, state, result }: PayRow): PayOutcome {
  const providerNo = result?.reference || payoutNo;
  const reason = result?.reason ?? '';
  switch (state) {
    case 'queued':
    case 'listed':
      return { kind: 'accepted', providerNo: payoutNo };
    case 'cancelled':
      return { kind: 'cancelled', providerNo: payoutNo };
    case 'paid':
      return { kind: 'paid', providerNo, paidAtMs: result?.paidAtMs ?? 0, netFen, taxFen: null };
    case 'failed':
      return { kind: 'failed', providerNo, reason };
    case 'returned':
      return { kind: 'returned', providerNo, reason };
  }
}
