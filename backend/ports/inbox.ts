/** A push of the platform as it arrived, kept before anything is done with it. */
export interface InboxEvent {
  /** Deterministic, so that the same push twice is one row. */
  readonly id: string;
  readonly kind: 'order-updated' | 'promoter-bind-result' | 'other' | 'unknown';
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
}
