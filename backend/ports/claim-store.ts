import type { Decision } from '../../core/attribution/decision';
import type { Touch } from '../../core/attribution/timeline-event';
import type { ClaimAnswer } from '../../core/commission/claim-answer';
import type { OrderRow } from '../../core/commission/order-row';
import type { KeptTouch } from './touch-store';

/** What a person who decides a claim sees of one line of the order. */
export interface ClaimEvidence {
  readonly orderKey: string;
  readonly shopAppid: string;
  readonly createdAtMs: number;
  readonly isPaid: boolean;
  readonly platformPromoter: string | null;
  readonly promoterInBooks: string | null;
  /** What our rules expected, and the buyer's newest touches that it rests on. */
  readonly decision: Decision | null;
  readonly touches: readonly Touch[];
}

/** An order that a promoter misses, and what is known about it. */
export interface Claim {
  readonly id: string;
  readonly promoter: string;
  readonly orderId: string;
  /** Of the order's shop; null while unknown. */
  readonly brandId: string | null;
  readonly answer: ClaimAnswer;
  readonly orderKeys: readonly string[];
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
  /** How often it was looked for since it was asked for. */
  readonly looks: number;
  readonly nextLookAtMs: number | null;
  /** Until when a person decides. */
  readonly dueAtMs: number | null;
  readonly evidence: readonly ClaimEvidence[];
  /** Who decided, and what the promoter reads about it. */
  readonly decision: { readonly openid: string; readonly name: string; readonly words: string } | null;
  /** Counts the writings. */
  readonly revision: number;
}

/** A line of an order as our books have it, memos among them. */
export interface KnownLine {
  readonly row: OrderRow;
  readonly noCommission: string | null;
}

export interface ClaimStore {
  /** Counts one more claim of a promoter on a Beijing day; returns how many are left, undefined when none was. */
  countAsk(promoter: string, day: string, most: number): Promise<number | undefined>;
  /** Takes a count back: the world did not answer. */
  giveBack(promoter: string, day: string): Promise<void>;
  /** How many claims of `most` a promoter has left on a Beijing day; counts nothing. */
  countLeft(promoter: string, day: string, most: number): Promise<number>;
  findClaim(promoter: string, orderId: string): Promise<Claim | undefined>;
  /** Writes a claim unless it was written since it was read; false says that it was. `before` is undefined for a new one. */
  saveClaim(claim: Claim, before: Claim | undefined): Promise<boolean>;
  /** Claims whose next look is due, the most overdue first. */
  listDueLooks(nowMs: number, limit: number): Promise<Claim[]>;
  /** Claims that wait for a person, the first due first. */
  listForPeople(page: { readonly afterDueMs: number; readonly limit: number }): Promise<Claim[]>;
  /** The lines of an order number that our books know; none when they know none. */
  listOrderLines(orderId: string): Promise<KnownLine[]>;
  /** The newest touches of a buyer on one promoter's links, in any shop. */
  listTouchesOf(buyerKey: string, promoter: string): Promise<KeptTouch[]>;
}

/** The id of a promoter's claim to an order: asking again is the same claim. */
export function claimIdOf(promoter: string, orderId: string): string {
  return `claim|${promoter}|${orderId}`;
}
