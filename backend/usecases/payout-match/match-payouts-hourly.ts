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

/**
 * The daily match for a timer that runs more often: once an hour in each instance, since bills are made at an hour that
 * nobody promises. A turn without time, or while another instance is at it, is taken the next time.
 */
export function matchPayoutsHourly(
  ports: MatchPayoutsPorts,
): (leftMs: () => number) => Promise<MatchCounts | undefined> {
  let doneAtMs = Number.NEGATIVE_INFINITY;
  return async (leftMs) => {
    const nowMs = ports.clock.nowMs();
    if (ports.providers.length === 0 || nowMs - doneAtMs < hourMs || leftMs() < leastLeftMs) return undefined;
    const run = await matchPayouts(ports, leftMs);
    if (run.isTaken) return undefined;
    doneAtMs = nowMs;
    const differing = run.days.reduce((sum, day) => sum + day.differing, 0);
    return { matchedDays: run.days.length, differing, billsAwaited: run.waiting.length };
  };
}
