import type { PayOutcome } from './pay-provider';

/** Tells the payout itself what a person stated about it, so that nobody waits for the next question. */
export interface PayoutNews {
  /** The same word again changes nothing. Errors: Outage, TransactionConflict. */
  hear(payoutNo: string, outcome: PayOutcome): Promise<void>;
}
