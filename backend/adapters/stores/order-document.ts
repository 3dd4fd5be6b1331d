import type { OrderRow } from '../../../core/commission/order-row';
import type { Json, StoredDocument } from '../../ports/document-database';
import type { StoredOrder } from '../../ports/order-books';

/** How many applied pushes a row remembers: more than one push has retries. */
const rememberedEvents = 12;

/** The fields of an order document that belong to the row, ready to be written. */
export function orderFields(row: OrderRow, revision: number, appliedEvents: readonly string[]): Record<string, Json> {
  const { key: _key, ...fields } = row;
  return {
    ...(fields as unknown as Record<string, Json>),
    createdAtMs: row.snapshot.createdAtMs,
    buyerKey: row.snapshot.buyerKey,
    shopAppid: row.snapshot.shopAppid,
    revision,
    appliedEvents,
  };
}

/** A new order document; it waits for its explanation. */
export function newOrderDocument(row: OrderRow, appliedEvent: string | undefined): StoredDocument {
  const events = appliedEvent === undefined ? [] : [appliedEvent];
  return { _id: row.key, ...orderFields(row, 1, events), attribution: null };
}

export function eventsWith(stored: StoredOrder, appliedEvent: string | undefined): readonly string[] {
  if (appliedEvent === undefined) return stored.appliedEvents;
  return [...stored.appliedEvents, appliedEvent].slice(-rememberedEvents);
}

/** Reads an order document back. What was written by us is trusted to have its shape. */
export function storedOrderOf(document: StoredDocument): StoredOrder {
  const { _id, revision, appliedEvents, createdAtMs, buyerKey, shopAppid, attribution, ...fields } = document;
  return {
    row: { key: _id, ...fields } as unknown as OrderRow,
    revision: Number(revision),
    appliedEvents: (appliedEvents as readonly string[] | undefined) ?? [],
  };
}
