import { invariant } from '../invariant';
import { type BeijingDay, beijingDayAfter, dayMs } from '../time/beijing-day';

/** The least number of days between receipt and free money. */
export const minHoldDays = 15;

/** No agency may hold longer, so that no day on which money comes free lies further ahead. */
export const maxHoldDays = 180;

/**
 * The Beijing day from which an order's money may be withdrawn: the day after both the hold days since receipt are over
 * and the platform has settled. Received 11 August 14:05 with 15 days is free from 27 August.
 */
export function dueDay(times: {
  readonly receiptAtMs: number;
  readonly holdDays: number;
  readonly settledAtMs: number;
}): BeijingDay {
  invariant(times.holdDays >= minHoldDays, `hold days must be at least ${minHoldDays}, got ${times.holdDays}`);
  return beijingDayAfter(Math.max(times.receiptAtMs + times.holdDays * dayMs, times.settledAtMs));
}
