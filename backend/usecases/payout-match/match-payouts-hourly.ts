import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import { matchPayouts } from './match-payouts';
import type { MatchPayoutsPorts } from './match-payouts-ports';

/** What a run of the match did, by counts, beside what else the timer's run did. */
export interface MatchCounts {
  readonly matchedDays: number;
  readonly differing: number;
  /** Routes whose next bill is not there yet. */
  readonly billsAwaited: number;
}

const hourMs = 60 * 60_000;
/** Less than a day's portion is no turn at all. */
const leastLeftMs = 30_000;
/** A run that ends with less may have stopped for want of time. */
const stoppedLeftMs = 25_000;

/**
 * The daily match for a timer that runs more often: once an hour in each instance, since bills are made at an hour that
 * nobody promises, and no more on a day on which everything is compared. A turn without time, or while another instance
 * is at it, is taken the next time.
 */
export function matchPayoutsHourly(
  ports: MatchPayoutsPorts,
): (leftMs: () => number) => Promise<MatchCounts | undefined> {
  let doneAtMs = Number.NEGATIVE_INFINITY;
  let doneForDay: BeijingDay | undefined;
  return async (leftMs) => {
    const nowMs = ports.clock.nowMs();
    if (ports.providers.length === 0 || nowMs - doneAtMs < hourMs || leftMs() < leastLeftMs) return undefined;
    if (doneForDay === beijingDayOf(nowMs)) return undefined;
    const run = await matchPayouts(ports, leftMs);
    if (run.isTaken) return undefined;
    doneAtMs = nowMs;
    if (run.waiting.length === 0 && leftMs() >= stoppedLeftMs) doneForDay = beijingDayOf(nowMs);
    const differing = run.days.reduce((sum, day) => sum + day.differing, 0);
    return { matchedDays: run.days.length, differing, billsAwaited: run.waiting.length };
  };
}
