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
  | 'agreement-version-taken'
  | 'already-member'
  | 'brand-not-chosen'
  | 'brand-not-found'
  | 'changed-meanwhile'
  | 'dead-letter-not-found'
  | 'group-not-found'
  | 'invite-expired'
  | 'invite-not-found'
  | 'invite-of-other-brand'
  | 'invite-revoked'
  | 'invite-term-out-of-range'
  | 'invite-used-up'
  | 'link-not-found'
  | 'not-bound'
  | 'not-bound-yet'
  | 'not-open'
  | 'not-set-up'
  | 'not-shareable'
  | 'notice-too-short'
  | 'order-not-found'
  | 'owner-claimed'
  | 'owner-code-expired'
  | 'owner-code-wrong'
  | 'platform-refused'
  | 'promoter-suspended'
  | 'reason-missing'
  | 'request-id-taken'
  | 'review-not-found'
  | 'settlement-unchanged'
  | 'share-missing'
  | 'share-too-soon'
  | 'shop-not-found'
  | 'step-not-markable'
  | 'talent-not-found'
  | 'terms-not-valid'
  | 'under-age';

/**
 * Every code that any cloud function answers with. It is closed: an action whose rejection is not listed here does not
 * compile, and a code without a sentence in failures.ts does not either.
 */
export type FailureCode = RuntimeFailureCode | ContractFailureCode;
