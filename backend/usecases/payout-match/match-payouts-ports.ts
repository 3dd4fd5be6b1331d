import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { PayProvider } from '../../ports/pay-provider';
import type { PayoutMatchRecords } from '../../ports/payout-match-records';
import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';

export interface MatchPayoutsPorts {
  /** Those whose platform makes bills. */
  readonly providers: readonly PayProvider[];
  readonly payoutMatches: PayoutMatchRecords;
  readonly leases: WorkLease;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly random: RandomSource;
}
