import { Outage } from '../outage';

/** Too many calls, of this minute or of this day: nothing is asked again before `retryAfterMs` have passed. */
export class AllowanceSpent extends Outage {
  constructor(
    operation: string,
    reason: string,
    /** Of a minute a timed job may wait for the end; of a day nothing should. */
    readonly period: 'minute' | 'day',
    readonly retryAfterMs: number,
  ) {
    super(operation, reason, period === 'minute');
  }
}
