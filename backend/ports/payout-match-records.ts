import type { PayoutRoute } from '../../core/payout/payout';
import type { BookedSums, OurPayout, PayoutDifference } from '../../core/payout-match/judge-payout';
import type { BeijingDay } from '../../core/time/beijing-day';

/** A payout with where it is in time, for the comparison with the provider's bills. */
export interface MatchedPayout extends OurPayout {
  readonly promoter: string;
  /** Since when it is in its state (epoch ms). */
  readonly stateSinceMs: number;
}

/** How the comparison of one route and day ended. */
export interface PayoutMatchDay {
  readonly route: PayoutRoute;
  readonly day: BeijingDay;
  /** Payouts that were over that day and were compared, and how many of them differ. */
  readonly payouts: number;
  readonly differing: number;
  readonly notedAtMs: number;
}

/** What the daily comparison of payouts, bills and ledger reads and keeps. It changes no money. */
export interface PayoutMatchRecords {
  /** Payouts of a route that came into their present state between two moments (epoch ms). */
  listChanged(
    route: PayoutRoute,
    range: { readonly fromMs: number; readonly beforeMs: number },
  ): Promise<MatchedPayout[]>;
  /** Those of these numbers that exist, of whatever route. */
  findPayouts(payoutNos: readonly string[]): Promise<MatchedPayout[]>;
  /** What the ledger says of these numbers. */
  readBooked(payoutNos: readonly string[]): Promise<ReadonlyMap<string, BookedSums>>;
  /** The Beijing day of the first handing over on a route; undefined when there was none. */
  findFirstSentDay(route: PayoutRoute): Promise<BeijingDay | undefined>;
  /** A work item for a person, one for each number, code and amounts; false when it is there already. */
  noteDifference(
    difference: PayoutDifference & {
      readonly route: PayoutRoute;
      /** Ours, or the provider's where ours is not known. */
      readonly about: string;
      readonly promoter: string | null;
    },
    found: { readonly day: BeijingDay; readonly atMs: number },
  ): Promise<boolean>;
  noteDay(day: PayoutMatchDay): Promise<void>;
}
