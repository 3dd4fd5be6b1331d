import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayoutRow } from '../../../core/payout/payout-row';
import type { PayoutPorts } from './payout-ports';

/** A payout of the caller's. Rejections: not-bound; payout-not-found, the same for somebody else's. */
export async function findOwnPayout(
  ports: Pick<PayoutPorts, 'payouts' | 'promoters'>,
  openid: string,
  payoutNo: string,
): Promise<Outcome<PayoutRow, 'not-bound' | 'payout-not-found'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const row = await ports.payouts.findPayout(payoutNo);
  return row?.promoter === promoter ? ok(row) : rejected('payout-not-found');
}
