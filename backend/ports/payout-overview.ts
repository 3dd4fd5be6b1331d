import type { LedgerTransaction } from '../../core/ledger/ledger-transaction';
import type { PayoutRoute } from '../../core/payout/payout';
import type { PayoutRow } from '../../core/payout/payout-row';
import type { BeijingDay } from '../../core/time/beijing-day';

/** Which payouts; what is not stated does not matter. */
export interface QueueFilter {
  readonly route?: PayoutRoute | undefined;
  readonly promoter?: string | undefined;
  /** The Beijing day of the request. */
  readonly day?: BeijingDay | undefined;
}

/** Payouts as the people who look after them see them. Each method is one call. */
export interface PayoutOverview {
  findPayout(payoutNo: string): Promise<PayoutRow | undefined>;
  /** In the order of the queue, from behind one place to before another (core/payout/queue-key.ts). */
  listQueue(
    filter: QueueFilter,
    range: { readonly after: string; readonly before: string },
    limit: number,
  ): Promise<PayoutRow[]>;
  /** What the bank gave back since a moment (epoch ms), the newest first. */
  listReturned(sinceMs: number, limit: number): Promise<PayoutRow[]>;
  /** The ledger's entries of one payout, in the order of its life. */
  listEntries(payoutNo: string): Promise<LedgerTransaction[]>;
}
