import type { Json } from './document-database';

/** One holder at a time does a piece of work, and the next one goes on where it stopped. */
export interface WorkLease {
  /**
   * Takes the lease for `ttlMs` unless somebody else holds it. Returns the cursor that the last holder left (null at
   * first), or undefined when it is taken.
   */
  take(name: string, holder: string, nowMs: number, ttlMs: number): Promise<{ readonly cursor: Json } | undefined>;
  /** Leaves a cursor while the work goes on; false when the lease was lost. */
  keepCursor(name: string, holder: string, cursor: Json): Promise<boolean>;
  /** Gives the lease back together with the cursor. */
  release(name: string, holder: string, cursor: Json): Promise<void>;
}
