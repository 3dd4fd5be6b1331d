import { NOTICE_FAULTS, type NoticeFault } from '../notices/notice-rows';

/** What may become of a call. `…-after`: what was asked for is done, and the caller does not hear of it. */
export const ANSWER_MISDEEDS = [
  'bad-signature',
  'stale-timestamp',
  'missing-headers',
  'unknown-serial',
  'error-before',
  'error-after',
  'drop-before',
  'drop-after',
  'rate-limited',
  'not-enough',
  'callback-first',
] as const;
/** What may become of a callback; those of a fault spoil the first try only. */
export const CALLBACK_MISDEEDS = ['delay', 'duplicate', 'drop', 'probe', ...NOTICE_FAULTS] as const;
/** What may become of a transfer that its payee has confirmed. */
export const TRANSFER_MISDEEDS = ['late-success'] as const;

export type AnswerMisdeed = (typeof ANSWER_MISDEEDS)[number];
export type CallbackMisdeed = (typeof CALLBACK_MISDEEDS)[number];
export type TransferMisdeed = (typeof TRANSFER_MISDEEDS)[number];
/** As they are ordered and counted; those of callbacks begin with `callback:`. */
export type Misdeed = AnswerMisdeed | TransferMisdeed | `callback:${CallbackMisdeed}`;

export const MISDEEDS: readonly Misdeed[] = [
  ...ANSWER_MISDEEDS,
  ...TRANSFER_MISDEEDS,
  ...CALLBACK_MISDEEDS.map((kind) => `callback:${kind}` as const),
];

export function isNoticeFault(kind: string): kind is NoticeFault {
  return NOTICE_FAULTS.some((one) => one === kind);
}
