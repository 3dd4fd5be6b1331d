import { emptyWallet, withdrawableFen } from '../../../core/ledger/wallet';
import type { CancelWhy, PayoutRow } from '../../../core/payout/payout-row';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { PayoutRecall } from '../../ports/payout-recall';
import type { StepPorts } from './payout-ports';
import { stepPayout } from './step-payout';

const mostOpen = 50;

/**
 * Asks for a promoter's open payouts to be called back after a refund or a block: what was not handed over ends at once
 * with the money back; what waits for him is marked, and settle-payouts asks the provider. For a debt the newest go
 * first, and no more than it takes.
 *
 * Calls: 2, and 1 (or 8, when money goes back) for each payout.
 *
 * @returns how many were marked or ended
 */
export async function callBackPayouts(
  ports: StepPorts,
  promoter: string,
  why: Extract<CancelWhy, 'refund' | 'blocked'>,
): Promise<number> {
  const nowMs = ports.clock.nowMs();
  const wallet = (await ports.payouts.findWallet(promoter)) ?? emptyWallet(promoter);
  let owedFen = -withdrawableFen(wallet, beijingDayOf(nowMs));
  const rows = await ports.payouts.listOfPromoter(promoter, { beforeMs: nowMs + 1, limit: mostOpen });
  let count = 0;
  for (const row of rows.filter(canComeBack)) {
    if (why === 'refund' && owedFen <= 0) return count;
    owedFen -= row.quote.grossFen;
    if (row.cancelWish !== null || row.state === 'cancelling') continue;
    const stepped = await stepPayout(ports, row, { kind: 'cancel-asked', why });
    if (stepped.kind === 'changed') count += 1;
  }
  return count;
}

/** A payout that is being cancelled counts as coming back, one under way does not. */
function canComeBack({ state }: PayoutRow): boolean {
  return ['requested', 'reserved', 'sent', 'unknown', 'waiting', 'cancelling'].includes(state);
}

/** Calls back what is open after a block. */
export function payoutRecall(ports: StepPorts): PayoutRecall {
  return {
    async recallBlocked(promoter) {
      await callBackPayouts(ports, promoter, 'blocked');
    },
  };
}
