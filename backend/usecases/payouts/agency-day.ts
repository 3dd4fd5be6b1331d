import { beijingDayOf } from '../../../core/time/beijing-day';
import type { PayoutStore } from '../../ports/payout-store';

/** What the agency handed over today, against its own daily limit. */
export interface AgencyDay {
  /** Whether so many fen more keep within the limit, on the Beijing day of a moment. */
  hasRoomFor(netFen: number, limitFen: number, nowMs: number): Promise<boolean>;
  /** Counts what this instance sent since it last asked. */
  add(sentFen: number, nowMs: number): void;
}

const keepMs = 5_000;

/**
 * Asks for the day's sum at most every five seconds while less than half of the limit is used, and then before each
 * payout: what other instances sent is in it. Only what they write between question and writing is not, so that near the
 * limit each may go over it by one payout. That moves no money that was not reserved, the limit is our own and lies below
 * the platform's, and a document that every sending writes would make all of them wait for each other.
 */
export function agencyDay(payouts: Pick<PayoutStore, 'sentFenOn'>): AgencyDay {
  let kept: { readonly day: string; sumFen: number; readonly atMs: number } | undefined;
  return {
    async hasRoomFor(netFen, limitFen, nowMs) {
      const day = beijingDayOf(nowMs);
      if (kept?.day === day && nowMs - kept.atMs < keepMs && kept.sumFen + netFen <= limitFen / 2) return true;
      kept = { day, sumFen: await payouts.sentFenOn(day), atMs: nowMs };
      return kept.sumFen + netFen <= limitFen;
    },
    add(sentFen, nowMs) {
      if (kept?.day === beijingDayOf(nowMs)) kept.sumFen += sentFen;
    },
  };
}
