/** Whoever holds documents until it ends: an open transaction. */
export interface LockHolder {
  /** Settles once nothing is held any more. */
  readonly ended: Promise<void>;
  /** Lets go of everything when its life is over; says whether it did. */
  endWhenExpired(): boolean;
}

/** A plain write met a document that a transaction holds: wait for it, then start anew. */
export class HeldByTransaction extends Error {
  constructor(readonly holder: LockHolder) {
    super('A transaction holds a document of this write.');
  }
}
