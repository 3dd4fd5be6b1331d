import type { Decision } from '../../core/attribution/decision';
import type { Dye } from '../../core/attribution/dye';
import type { Touch } from '../../core/attribution/timeline-event';

/** What our rules expected for one order, and on what that rests: written once, never rewritten. Words are made from it. */
export interface AttributionRecord {
  /** null when the platform did not say who the buyer is. */
  readonly decision: Decision | null;
  /** AGREED, TOUCH_UNSEEN, BUYER_UNKNOWN, or how it differs from the platform, whose word decides the money. */
  readonly verdict: string;
  /** The buyer's dyes in the shop as this order left them. */
  readonly dyes: readonly Dye[];
  /** His newest touches up to the order. */
  readonly touches: readonly Touch[];
  readonly decidedAtMs: number;
}

export interface AttributionRecords {
  /** The explanation of an order, undefined while it has not been worked out. */
  find(orderKey: string): Promise<AttributionRecord | undefined>;
  /** Keys of paid orders that wait for their explanation, the oldest change first. */
  listUnexplained(limit: number): Promise<string[]>;
  /** Writes a record unless one stands already; false when one does. */
  write(orderKey: string, record: AttributionRecord): Promise<boolean>;
}
