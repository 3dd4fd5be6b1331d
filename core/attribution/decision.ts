import type { Dye } from './dye';
import type { Family } from './touch-kind';

/** Raised whenever the same timeline would be decided differently, so that old decisions can be read by their rules. */
export const ruleVersion = 1;

/** Why an order went to a promoter or to nobody. FIRST_LOCK: only where the merchant chose that competition. */
export type DecisionReason =
  | 'LAST_TOUCH'
  | 'FIRST_LOCK'
  | 'NO_ACTIVE_DYE'
  | 'FOREIGN_SCENE'
  | 'SELF_SUBSTITUTED'
  | 'SELF_PURCHASE_DENIED';

/** To whom an order is expected to belong. Plain data, immutable once written. */
export interface Decision {
  readonly orderId: string;
  readonly promoter: string | null;
  readonly reason: DecisionReason;
  /** Family and end of the winning dye after the order; null where nobody wins or the buyer is substituted. */
  readonly family: Family | null;
  readonly dyeExpiresAtMs: number | null;
  /**
   * The dye that won, or would have won had the buyer not been a promoter himself, as it stood when the order was
   * judged, before the order extended it. `startedBy` and `lastTouch` are the events that it rests on.
   */
  readonly evidence: Dye | null;
  readonly ruleVersion: number;
}

/** The ids of the touches that a decision rests on; an order's id where its tag was the touch. */
export function evidenceIds({ evidence }: Decision): string[] {
  return evidence === null ? [] : [...new Set([evidence.startedBy.id, evidence.lastTouch.id])];
}

/** Whether the order lengthened the lock that it was won by. */
export function extendedLock({ evidence, dyeExpiresAtMs }: Decision): boolean {
  return evidence !== null && dyeExpiresAtMs !== null && dyeExpiresAtMs > evidence.expiresAtMs;
}
