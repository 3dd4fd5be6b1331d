import type { FailureCode } from './failure-code';
import { sentenceOf } from './failures';

/** What a callable function answers when it did what was asked. */
export interface SuccessReply<T = unknown> {
  readonly ok: true;
  readonly value: T;
}

/** What a callable function answers when it did not. */
export interface FailureReply<Code extends string = FailureCode> {
  readonly ok: false;
  readonly code: Code;
  /** For people, in Chinese. */
  readonly message: string;
  /** For developers, in English: what to mend in the call. Never anything of an error that was thrown. */
  readonly detail?: string;
  /** Finds the log line of an `internal-error`. */
  readonly supportCode?: string;
}

export type Reply<T = unknown, Code extends string = FailureCode> = SuccessReply<T> | FailureReply<Code>;

/** A failure with the sentence of its code, followed by `addition` where there is more to say. */
export function failureReply(
  code: FailureCode,
  more: { readonly addition?: string; readonly detail?: string; readonly supportCode?: string } = {},
): FailureReply {
  const { addition, ...rest } = more;
  return { ok: false, code, message: sentenceOf(code) + (addition ?? ''), ...rest };
}
