import { createHash } from 'node:crypto';
import type { PayCredentials } from './keys/pay-credentials';
import type { NoticeWish } from './notices/notice-rows';
import type { PaySettings } from './pay-settings';
import type { PayState } from './pay-state';

/** What every part of the pay platform works on. */
export type PayContext = {
  readonly settings: PaySettings;
  readonly state: PayState;
  readonly credentials: PayCredentials;
  readonly seed: number;
  readonly nowMs: () => number;
  /** Where this emulator listens, without a slash at the end. */
  readonly baseUrl: () => string;
  /** Tells the merchant, or the gig platform's dealer, of something. */
  readonly tell: (notice: NoticeWish) => void;
  /** Moves local time forward and does what falls due. */
  readonly jump: (durationMs: number) => Promise<void>;
};

/** A number that rises with every thing that happens. */
export function nextSeq(context: PayContext): number {
  context.state.lastSeq += 1;
  return context.state.lastSeq;
}

/** Bytes that look random and are the same in every run of the same script. */
export function seededBytes(context: Pick<PayContext, 'seed'>, purpose: string): Buffer {
  return createHash('sha256').update(`${context.seed}|${purpose}`).digest();
}
