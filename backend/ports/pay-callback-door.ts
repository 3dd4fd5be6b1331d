import type { Outcome } from '../../core/outcome';
import type { PayNotification } from './pay-provider';

export interface RawPayCallback {
  /** Names in any case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Byte for byte as it was sent: the signature covers these bytes. */
  readonly rawBody: Buffer;
}

/** What a callback tells; one that is no payout's is nothing to book. */
export type OpenedPayCallback =
  | { readonly kind: 'payout'; readonly notification: PayNotification }
  /** A promoter gave or took back the authorisation to be paid without a tap; its state is asked for when it is needed. */
  | { readonly kind: 'authorisation'; readonly eventId: string; readonly eventType: string }
  | { readonly kind: 'other'; readonly eventId: string; readonly eventType: string };

export type PayCallbackRefusal =
  /** The platform tries whether we look at signatures. To be answered with a failure; nothing is wrong. */
  | 'signature-probe'
  | 'stale'
  | 'unknown-serial'
  | 'forged'
  /** Rightly signed, and nothing that we can read. */
  | 'garbled'
  | 'foreign-merchant'
  | 'too-large'
  | 'not-configured';

/** The merchant's side of a platform's callbacks: what gets through is signed, fresh, opened and ours. */
export interface PayCallbackDoor {
  /** Needs nothing but the bytes, the keys and the time (epoch ms), so that no database call comes before the check. */
  open(raw: RawPayCallback, nowMs: number): Outcome<OpenedPayCallback, PayCallbackRefusal>;
}
