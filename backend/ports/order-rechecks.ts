import type { OrderKey } from './platform/orders';

/** An order that may still change without anybody telling us. */
export interface OpenOrder {
  readonly key: OrderKey;
  /** When the platform settled it although it was not received; null for any other order. */
  readonly settledWithoutReceiptAtMs: number | null;
}

/** Which orders are read again although no push came. */
export interface OrderRechecks {
  /** Open orders whose next look is due, the most overdue first. */
  listDue(nowMs: number, limit: number): Promise<OpenOrder[]>;
  /** Says when an order is looked at next; its row and revision stay as they are. */
  putOff(key: OrderKey, nextRecheckAtMs: number): Promise<void>;
  /** Of these orders, those that are known here and final. */
  listClosed(keys: readonly OrderKey[]): Promise<ReadonlySet<string>>;
  /** Of these orders, those that are known here and were read by the poll at a moment (epoch ms) or later. */
  listReadSince(keys: readonly OrderKey[], sinceMs: number): Promise<ReadonlySet<string>>;
  /** Notes when the poll read these orders, in one call; rows and revisions stay as they are. */
  markRead(keys: readonly OrderKey[], atMs: number): Promise<void>;
}
