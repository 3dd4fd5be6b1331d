import type { OrderRow } from '../../../core/commission/order-row';
import { isPaid } from '../../../core/commission/order-snapshot';
import type { Json, StoredDocument } from '../../ports/document-database';
import type { StoredOrder } from '../../ports/order-books';

/** How many applied pushes a row remembers: more than one push has retries. */
const rememberedEvents = 12;

/** Whether an order's explanation is still to be worked out; an order that is never paid needs none. */
export type ExplanationState = 'not-paid' | 'wanted' | 'written';

/** The fields of an order document that belong to the row, ready to be written. */
function orderFields(row: OrderRow, revision: number, appliedEvents: readonly string[]): Record<string, Json> {
  const { key: _key, ...fields } = row;
  return {
    ...(fields as unknown as Record<string, Json>),
    createdAtMs: row.snapshot.createdAtMs,
    updatedAtMs: row.snapshot.updateTimeSec * 1000,
    buyerKey: row.snapshot.buyerKey,
    shopAppid: row.snapshot.shopAppid,
    revision,
    appliedEvents,
  };
}

/** A new order document; once paid it waits for its explanation. */
export function newOrderDocument(row: OrderRow, appliedEvent: string | undefined): StoredDocument {
  const events = appliedEvent === undefined ? [] : [appliedEvent];
  const explanation: ExplanationState = isPaid(row.snapshot) ? 'wanted' : 'not-paid';
  return { _id: row.key, ...orderFields(row, 1, events), explanation, attribution: null };
}

/** What a later writing of the row changes. The attribution is not among it: that is written once by its own. */
export function orderChanges(
  stored: StoredOrder,
  row: OrderRow,
  appliedEvent: string | undefined,
): Record<string, Json> {
  const fields = orderFields(row, stored.revision + 1, eventsWith(stored, appliedEvent));
  const justPaid = isPaid(row.snapshot) && !isPaid(stored.row.snapshot);
  return justPaid ? { ...fields, explanation: 'wanted' } : fields;
}

function eventsWith(stored: StoredOrder, appliedEvent: string | undefined): readonly string[] {
  if (appliedEvent === undefined) return stored.appliedEvents;
  return [...stored.appliedEvents, appliedEvent].slice(-rememberedEvents);
}

/** Reads an order document back. What was written by us is trusted to have its shape. */
export function storedOrderOf(document: StoredDocument): StoredOrder {
  const { _id, revision, appliedEvents, createdAtMs, updatedAtMs, buyerKey, shopAppid, ...others } = document;
  const { explanation, attribution, ...fields } = others;
  return {
    row: { key: _id, ...fields } as unknown as OrderRow,
    revision: Number(revision),
    appliedEvents: (appliedEvents as readonly string[] | undefined) ?? [],
  };
}
