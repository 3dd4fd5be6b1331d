import type { LedgerTransaction } from '../../core/ledger/ledger-transaction';
import type { PayoutRow } from '../../core/payout/payout-row';
import type { PersonalNotice } from './outbox';

/** A notice that no WeChat message was sent for yet. */
export type WaitingNotice = PersonalNotice & { readonly rowId: string; readonly promoter: string };

/** How an attempt to send ended; each is final, so that a notice goes out at most once. */
export type SendOutcome = 'sent' | 'no-consent' | 'too-old' | 'refused' | 'unknown';

/** The outbox as the sender works it off, and the ledger as it is followed. */
export interface NoticeQueue {
  /** Entries booked at or after a moment, the oldest first. */
  listBookedSince(fromMs: number, limit: number): Promise<LedgerTransaction[]>;
  /** Payouts that have waited for their promoters since a moment or later, the newest first. */
  listToConfirm(sinceMs: number, limit: number): Promise<PayoutRow[]>;
  /** The oldest first. */
  listWaiting(limit: number): Promise<WaitingNotice[]>;
  /** Takes a notice for sending; false when somebody else did. */
  claim(rowId: string): Promise<boolean>;
  finish(rowId: string, outcome: SendOutcome): Promise<void>;
}
