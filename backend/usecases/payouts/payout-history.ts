import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayoutPorts } from './payout-ports';
import { type PayoutView, payoutView } from './payout-view';

const pageSize = 20;
/** Payouts of one moment stay on one page. */
const longestPage = 60;

export interface PayoutHistory {
  readonly payouts: readonly PayoutView[];
  /** Give it as `beforeMs` for the next page; null at the end. */
  readonly nextBeforeMs: number | null;
}

/** The caller's payouts, the newest first, each with what is going on and what he can do. Rejections: not-bound. */
export async function payoutHistory(
  ports: Pick<PayoutPorts, 'payouts' | 'promoters' | 'clock'>,
  openid: string,
  beforeMs: number = Number.MAX_SAFE_INTEGER,
): Promise<Outcome<PayoutHistory, 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const found = await ports.payouts.listOfPromoter(promoter, { beforeMs, limit: longestPage });
  const lastMs = found[pageSize - 1]?.requestedAtMs ?? 0;
  const page = found.filter(({ requestedAtMs }) => requestedAtMs >= lastMs);
  const isLast = page.length === found.length && found.length < longestPage;
  const nowMs = ports.clock.nowMs();
  return ok({ payouts: page.map((row) => payoutView(row, nowMs)), nextBeforeMs: isLast ? null : lastMs });
}
