/** Codes with which the runtime itself answers, before or around an action. */
export type RuntimeFailureCode =
  | 'unknown-action'
  | 'bad-input'
  | 'no-identity'
  | 'not-permitted'
  | 'wrong-source'
  | 'try-again'
  | 'internal-error';

/** Codes of the functions' contracts: what each means stands in the contract that answers with it. */
export type ContractFailureCode =
  | 'agreement-not-accepted'
  | 'brand-not-chosen'
  | 'brand-not-found'
  | 'link-not-found'
  | 'not-bound'
  | 'not-bound-yet'
  | 'not-open'
  | 'not-shareable'
  | 'order-not-found'
  | 'platform-refused'
  | 'promoter-suspended'
  | 'under-age';

/**
 * Every code that any cloud function answers with. It is closed: an action whose rejection is not listed here does not
 * compile, and a code without a sentence in failures.ts does not either.
 */
export type FailureCode = RuntimeFailureCode | ContractFailureCode;
