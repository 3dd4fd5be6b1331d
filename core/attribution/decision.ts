import type { Family } from './touch-kind';

/** Raised whenever the same timeline would be decided differently, so that old decisions can be read by their rules. */
export const ruleVersion = 1;

/** Why an order was given to a promoter or to nobody. FIRST_LOCK appears only where the merchant chose that competition. */
export type DecisionReason =
  | 'LAST_TOUCH'
  | 'FIRST_LOCK'
  | 'NO_ACTIVE_DYE'
  | 'FOREIGN_SCENE'
  | 'SELF_SUBSTITUTED'
  | 'SELF_PURCHASE_DENIED';

/** The dye that won, or would have won had the buyer not been a promoter himself. */
export interface Evidence {
  readonly promoter: string;
  readonly family: Family;
  readonly chainId: string;
  /** The events that began the chain and touched it last; one id when they are the same. An order's id for its tag. */
  readonly touchIds: readonly string[];
  readonly startedAtMs: number;
  readonly lastTouchAtMs: number;
  readonly clickDays: number;
  readonly orderDays: number;
  readonly extendedByOrderId: string | null;
}

/** To whom an order is expected to belong. Immutable once written. */
export interface Decision {
  readonly orderId: string;
  readonly promoter: string | null;
  readonly reason: DecisionReason;
  /** Family and end of the winning dye after the order; null where nobody wins or the buyer is substituted. */
  readonly family: Family | null;
  readonly dyeExpiresAtMs: number | null;
  readonly evidence: Evidence | null;
  readonly ruleVersion: number;
}
