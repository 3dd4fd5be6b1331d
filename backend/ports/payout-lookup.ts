import type { Payout } from '../../core/payout/payout';

/** Reads single payouts, for what is about one of them. */
export interface PayoutLookup {
  findPayout(payoutNo: string): Promise<Payout | undefined>;
}
