import type { Decision } from '../../core/attribution/decision';

/** One step of an explanation, in words. */
export interface StoredStep {
  /** When it happened (epoch ms), or null for a rule. */
  readonly atMs: number | null;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What the engine expected for one order, and why, in words: written once, never rewritten. */
export interface AttributionRecord {
  readonly decision: Decision | null;
  /** AGREED, TOUCH_UNSEEN, or why it differs from the platform, whose word decides the money. */
  readonly verdict: string;
  readonly steps: readonly StoredStep[];
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
