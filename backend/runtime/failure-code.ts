/** Codes with which the runtime itself answers, before or around an action. */
export type RuntimeFailureCode =
  | 'unknown-action'
  | 'bad-input'
  | 'no-identity'
  | 'not-permitted'
  | 'wrong-source'
  | 'try-again'
  | 'internal-error';

/**
 * Every code that any cloud function answers with. It is closed: an action whose rejection is not listed here does not
 * compile, and a code without a sentence in failures.ts does not either.
 */
export type FailureCode = RuntimeFailureCode;
