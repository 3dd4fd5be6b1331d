import type { GuardedLimits } from '../../core/payout/judge-payout-settings';
import type { PayoutSettings } from '../../core/payout/payout-settings';
import type { AuditedTransaction } from './audited-transaction';
import type { OperatorNotice } from './outbox';

/** Limits that somebody wants higher, until a second person agrees or the wait of one who is alone is over. */
export interface LimitRaise extends GuardedLimits {
  readonly by: { readonly openid: string; readonly name: string };
  readonly askedAtMs: number;
  readonly reason: string;
}

export interface KeptPayoutSettings {
  readonly settings: PayoutSettings;
  /** Counts the changes; 0 while nothing was set. A pause does not count. */
  readonly revision: number;
  readonly changedAtMs: number | null;
  readonly changedBy: string | null;
  readonly raise: LimitRaise | null;
}

/** Each method is one call. */
export interface PayoutSettingsTransaction extends AuditedTransaction {
  find(): Promise<KeptPayoutSettings>;
  /** Writes settings that were read in this transaction; the pause stays as it was read. */
  write(kept: KeptPayoutSettings): Promise<void>;
  /** Tells the people who run the program, together with what caused it. */
  addNotice(notice: OperatorNotice): Promise<void>;
}

/** The agency's settings of payouts, for those who change them. */
export interface PayoutSettingsStore {
  find(): Promise<KeptPayoutSettings>;
  /** Errors: DuplicateKey, TransactionConflict, Outage; then nothing was written. */
  transaction<T>(work: (settings: PayoutSettingsTransaction) => Promise<T>): Promise<T>;
}
