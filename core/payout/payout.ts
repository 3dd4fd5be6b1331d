import type { Fen } from '../money/fen';
import type { PayeeKind } from './payee-kind';

/** How money leaves: a transfer to 零钱, a list that a person carries to a bank, Alipay or payroll, a 灵工 platform. */
export const payoutRoutes = ['wechat', 'bank', 'alipay', 'payroll', 'gig'] as const;
export type PayoutRoute = (typeof payoutRoutes)[number];

/**
 * Where a payout is. Its money lies in `paying` from the first state to one that ends it.
 *
 * - requested: reserved, waits for a person's approval
 * - reserved: nothing was sent yet
 * - sent: handed over, no outcome known
 * - unknown: the call had no usable answer; it is asked about, and re-sent only under its own number
 * - waiting: the promoter has to tap 收款
 * - transferring: under way, cannot be stopped
 * - cancelling: a cancel was accepted, its outcome is not known
 * - paid, failed, cancelled, expired: ended by a verified answer
 * - returned: paid, and the bank gave it back later
 * - abandoned: never arrived anywhere, signed off by a person; its number is burned
 */
export type PayoutState =
  | 'requested'
  | 'reserved'
  | 'sent'
  | 'unknown'
  | 'waiting'
  | 'transferring'
  | 'cancelling'
  | 'paid'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'returned'
  | 'abandoned';

/** What the promoter saw before he confirmed: whole fen, `netFen` = `grossFen` - `taxFen`. */
export interface PayoutQuote {
  readonly grossFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
}

/** One withdrawal of one promoter, for life under one number. */
export interface Payout {
  /** The platform's `out_bill_no`: at most 32 of 0-9 A-Z a-z, made from the payout and never again. Also the document's id. */
  readonly payoutNo: string;
  readonly promoter: string;
  /** The promoter's openid in the mini-program at the time of the request; no other ever receives this payout. */
  readonly openid: string;
  /** The page's own id for this wish, so that two taps are one payout. */
  readonly requestId: string;
  readonly route: PayoutRoute;
  readonly payeeKind: PayeeKind;
  readonly quote: PayoutQuote;
  readonly state: PayoutState;
  /** Counts the writings: every step is a compare-and-set on it. */
  readonly revision: number;
  readonly requestedAtMs: number;
  readonly updatedAtMs: number;
}
