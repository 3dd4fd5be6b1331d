import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayoutPause } from '../../../core/payout/payout-settings';
import { dayMs } from '../../../core/time/beijing-day';
import type { PayoutTransaction } from '../../ports/payout-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { StepPorts } from './payout-ports';

const shortestReason = 4;
/** A pause that nobody renews ends by itself. */
const longestPauseDays = 90;

export interface PauseRequest {
  /** Epoch ms; null ends the pause now. */
  readonly untilMs: number | null;
  readonly reason: string;
  readonly requestId: string;
}

export type PauseRefusal = 'block-term-out-of-range' | 'reason-missing' | 'request-id-taken';

/**
 * Stops all payouts of the agency until a moment, or lets them go on: nothing is reserved, and what was not handed over
 * gets its money back. Known to every instance within a minute, to the sender within five seconds.
 *
 * Rejections: block-term-out-of-range (after now and within 90 days), reason-missing, request-id-taken.
 */
export async function pausePayouts(
  ports: StepPorts,
  actor: Actor,
  { untilMs, reason, requestId }: PauseRequest,
): Promise<Outcome<{ readonly pause: PayoutPause | null }, PauseRefusal>> {
  if (reason.trim().length < shortestReason) return rejected('reason-missing');
  const audited = { action: 'payoutPause', brandId: null, requestId, reason, asked: { untilMs } };
  return auditedChange<PayoutTransaction, { readonly pause: PayoutPause | null }, PauseRefusal>(
    ports.payouts,
    ports.clock,
    actor,
    audited,
    async (payouts, nowMs) => {
      if (untilMs !== null && !isTerm(untilMs, nowMs)) return rejected('block-term-out-of-range');
      const before = await payouts.findPause();
      const pause = untilMs === null ? null : { reason, untilMs };
      await payouts.writePause(pause);
      return ok({ subject: 'payouts', before: { pause: before }, after: { pause }, answer: { pause } });
    },
  );
}

function isTerm(untilMs: number, nowMs: number): boolean {
  return Number.isSafeInteger(untilMs) && untilMs > nowMs && untilMs <= nowMs + longestPauseDays * dayMs;
}
