import type { StoreEvent } from './store-event';

/** `other` asks for nothing; new events have kinds of their own. */
export type InboxEventKind = StoreEvent['kind'] | 'other';

/** A push of the platform as it arrived, kept before anything is done with it. */
export interface InboxEvent {
  /** Deterministic, so that the same push twice is one row. */
  readonly id: string;
  readonly kind: InboxEventKind;
  readonly receivedAtMs: number;
  /** `order|sku` for order events, else null. */
  readonly orderKey: string | null;
  /** The event's CreateTime (epoch ms) when it states that the buyer received the goods. */
  readonly receiptSeenAtMs: number | null;
  /** The decrypted event as text. */
  readonly body: string;
}

export interface OpenInboxEvent extends InboxEvent {
  readonly attempts: number;
}

/** An event that waits for a person. Its body is not among what is told: it may hold a person's ids. */
export interface DeadLetter {
  readonly id: string;
  readonly kind: InboxEvent['kind'];
  readonly receivedAtMs: number;
  readonly orderKey: string | null;
  readonly attempts: number;
  readonly reason: string | null;
}

/** Events first kept, then processed. */
export interface Inbox {
  add(event: InboxEvent): Promise<'added' | 'duplicate'>;
  /** Keeps what nobody knows how to process; it waits for a person. */
  addDeadLetter(event: InboxEvent, reason: string): Promise<'added' | 'duplicate'>;
  /** Events that wait, the oldest first. */
  listOpen(limit: number, nowMs: number): Promise<OpenInboxEvent[]>;
  markDone(ids: readonly string[], atMs: number): Promise<void>;
  /** Counts a failed attempt and says when to try again. */
  postpone(id: string, attempts: number, notBeforeMs: number): Promise<void>;
  markDead(id: string, reason: string, atMs: number): Promise<void>;
  /** Events that wait for a person, received before a moment, the newest first. */
  listDead(limit: number, beforeMs: number): Promise<DeadLetter[]>;
  findDead(id: string): Promise<DeadLetter | undefined>;
  /** Lets a dead letter be worked off again, from its first attempt; false when there is no such dead letter. */
  reopen(id: string, nowMs: number): Promise<boolean>;
}
