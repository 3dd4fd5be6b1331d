import type { OrderRow } from '../../../core/commission/order-row';
import { commissionStatuses, isCancelled, isPaid, orderStatuses } from '../../../core/commission/order-snapshot';
import { dayMs } from '../../../core/time/beijing-day';
import type { Json, StoredDocument } from '../../ports/document-database';
import type { StoredOrder } from '../../ports/order-books';

/** How many applied pushes a row remembers: more than one push has retries. */
const rememberedEvents = 12;

/** An open order is read again two days after it last changed; one that is settled without receipt every day. */
const openRecheckDays = 2;
const settledRecheckDays = 1;

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
    ...recheckFields(row),
    revision,
    appliedEvents,
  };
}

/** Something may still happen to an order until it is cancelled, or both settled and received. */
function recheckFields(row: OrderRow): Record<string, Json> {
  const { snapshot, receiptAtMs } = row;
  const isSettled = snapshot.commissionStatus === commissionStatuses.settled;
  const isOver = isCancelled(snapshot) || snapshot.orderStatus === orderStatuses.cancelledUnpaid;
  const waitDays = isSettled ? settledRecheckDays : openRecheckDays;
  return {
    isOpen: !isOver && !(isSettled && receiptAtMs !== null),
    nextRecheckAtMs: snapshot.updateTimeSec * 1000 + waitDays * dayMs,
  };
}

/** A new order document; once paid it waits for its explanation. */
export function newOrderDocument(row: OrderRow, appliedEvent: string | undefined): StoredDocument {
  const events = appliedEvent === undefined ? [] : [appliedEvent];
  const explanation: ExplanationState = isPaid(row.snapshot) ? 'wanted' : 'not-paid';
  return { _id: row.key, ...orderFields(row, 1, events), explanation, attribution: null, noCommission: null };
}

/** What a later writing of the row changes. The attribution is not among it: that is written once by its own. */
export function orderChanges(
  stored: StoredOrder,
  row: OrderRow,
  appliedEvent: string | undefined,
): Record<string, Json> {
  // An order that was a memo has commission now.
  const fields = { ...orderFields(row, stored.revision + 1, eventsWith(stored, appliedEvent)), noCommission: null };
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
  const { explanation, attribution, isOpen, nextRecheckAtMs, noCommission, clueUpdateTimeSec, polledAtMs, ...fields } =
    others;
  return {
    row: { key: _id, ...fields } as unknown as OrderRow,
    revision: Number(revision),
    appliedEvents: (appliedEvents as readonly string[] | undefined) ?? [],
    ...(typeof noCommission === 'string' ? { noCommission } : {}),
  };
}
