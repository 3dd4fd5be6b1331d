import { beijingDayOf } from '../../../core/time/beijing-day';
import type { PayoutStore } from '../../ports/payout-store';

/** What the agency handed over today, against its own daily limit. */
export interface AgencyDay {
  /** In fen, on the Beijing day of a moment. */
  sentFen(nowMs: number): Promise<number>;
  /** Counts what this instance sent since it last asked. */
  add(sentFen: number, nowMs: number): void;
}

const keepMs = 60_000;

/**
 * Asks for the day's sum at most once a minute. Two instances can be over the limit by what both send in that minute: it
 * is ours, and lies below the platform's.
 */
export function agencyDay(payouts: Pick<PayoutStore, 'sentFenOn'>): AgencyDay {
  let kept: { readonly day: string; sumFen: number; readonly atMs: number } | undefined;
  return {
    async sentFen(nowMs) {
      const day = beijingDayOf(nowMs);
      const isFresh = kept?.day === day && nowMs - kept.atMs < keepMs;
      if (!kept || !isFresh) kept = { day, sumFen: await payouts.sentFenOn(day), atMs: nowMs };
      return kept.sumFen;
    },
    add(sentFen, nowMs) {
      if (kept?.day === beijingDayOf(nowMs)) kept.sumFen += sentFen;
    },
  };
}
