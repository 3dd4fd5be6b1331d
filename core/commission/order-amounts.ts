import { type Fen, subtractFen, zeroFen } from '../money/fen';
import { floorShare } from '../money/floor-share';
import type { RatePpm } from '../money/rate-ppm';
import type { SettledBy } from './order-row';
import { isCancelled, isPaid, type OrderSnapshot } from './order-snapshot';

/** What an order is worth to each side at one moment. */
export interface OrderAmounts {
  /** The agency's fee of which the promoter has a share. */
  readonly feeFen: Fen;
  readonly promoterFen: Fen;
  readonly marginFen: Fen;
  readonly memoFen: Fen;
}

const nothing: OrderAmounts = { feeFen: zeroFen, promoterFen: zeroFen, marginFen: zeroFen, memoFen: zeroFen };

/**
 * Computes the parts of an order from the amounts that the platform states, never from rates of our own.
 *
 * The fee is the promoter agency's amount when that agency is ours, else the service amount. The promoter has his share
 * of the fee rounded down, the rest of the service amount is the agency's margin. What the platform pays a promoter
 * itself is memo only. Unpaid and cancelled orders are worth nothing.
 */
export function orderAmounts(
  snapshot: OrderSnapshot,
  terms: { readonly promoter: string | null; readonly settledBy: SettledBy; readonly sharePpm: RatePpm },
  agencyAppid: string,
): OrderAmounts {
  if (!isPaid(snapshot) || isCancelled(snapshot)) return nothing;
  const { promoterAgency, serviceAmountFen } = snapshot;
  const feeFen = promoterAgency?.appid === agencyAppid ? promoterAgency.amountFen : serviceAmountFen;
  const memoFen = terms.settledBy === 'platform' ? (snapshot.sharer?.amountFen ?? zeroFen) : zeroFen;
  const hasShare = terms.promoter !== null && terms.settledBy === 'agency';
  const promoterFen = hasShare ? floorShare(feeFen, terms.sharePpm) : zeroFen;
  return { feeFen, promoterFen, marginFen: subtractFen(serviceAmountFen, promoterFen), memoFen };
}
