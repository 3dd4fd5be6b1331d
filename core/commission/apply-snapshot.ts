import { invariant } from '../invariant';
import { promoterAccount } from '../ledger/account';
import type { LedgerCause } from '../ledger/ledger-transaction';
import { type Fen, subtractFen, zeroFen } from '../money/fen';
import { BookingDraft, type OrderBooking } from './booking-draft';
import { dueDay } from './due-day';
import { orderAmounts } from './order-amounts';
import { newOrderRow, type OrderRow, type OrderTerms } from './order-row';
import {
  commissionStatuses,
  freshnessOf,
  isCancelled,
  isPaid,
  knownCommissionStatuses,
  knownOrderStatuses,
  type OrderSnapshot,
  orderKeyOf,
  orderStatuses,
} from './order-snapshot';

export interface SnapshotFacts {
  readonly snapshot: OrderSnapshot;
  /** A moment at which a push already stated the receipt (its CreateTime), when it did. */
  readonly receiptSeenAtMs?: number;
  /** This snapshot was read a second time because the first reading was ambiguous: it is the truth now. */
  readonly isSecondReading?: boolean;
}

export type SnapshotDecision =
  | ({ readonly kind: 'changed' } & OrderBooking)
  | { readonly kind: 'unchanged' }
  /** Same update time and status, other content: read the order again after a second. */
  | { readonly kind: 'read-again' };

/**
 * Decides what one snapshot of an order changes: pure, and the same for a push, a poll, or both in any order.
 *
 * One snapshot may do several steps at once (a lost push can jump from paid to settled). Applying it again changes
 * nothing. `terms` is needed only for an order that has no row yet.
 */
export function applySnapshot(
  stored: OrderRow | undefined,
  facts: SnapshotFacts,
  context: { readonly terms?: OrderTerms; readonly agencyAppid: string; readonly nowMs: number },
): SnapshotDecision {
  const { snapshot } = facts;
  const freshness = stored ? freshnessOf(snapshot, stored.snapshot) : 'newer';
  const isTruth = freshness === 'newer' || (freshness === 'ambiguous' && facts.isSecondReading === true);
  if (freshness === 'ambiguous' && !isTruth) return { kind: 'read-again' };

  const before = stored ?? firstRow(snapshot, context.terms);
  const draft = new BookingDraft(isTruth ? { ...before, snapshot } : before, context.nowMs);
  if (isTruth) noticeUnknownStatus(draft);
  noteReceipt(draft, facts);
  noteSettlement(draft, context.agencyAppid);
  // What was applied before moves no money again: a row that says something else is a difference for a person to look
  // at, never corrected in passing.
  if (isTruth) {
    followSharer(draft);
    followAmounts(draft, context.agencyAppid);
  }
  holdWhenDoubtful(draft, stored);
  dateWhenEarned(draft);

  const booking = draft.finish();
  const changed = isTruth || booking.entries.length > 0 || booking.row.receiptAtMs !== before.receiptAtMs;
  return changed ? { kind: 'changed', ...booking } : { kind: 'unchanged' };
}

function firstRow(snapshot: OrderSnapshot, terms: OrderTerms | undefined): OrderRow {
  invariant(terms, `an order seen for the first time needs terms: ${orderKeyOf(snapshot)}`);
  return newOrderRow(orderKeyOf(snapshot), snapshot, terms);
}

/** A status that nobody has published counts as unsettled; a person should know that it exists. */
function noticeUnknownStatus(draft: BookingDraft): void {
  const { commissionStatus, orderStatus } = draft.row.snapshot;
  if (knownCommissionStatuses.has(commissionStatus) && knownOrderStatuses.has(orderStatus)) return;
  draft.alert('UNKNOWN_STATUS', `${draft.row.key}: commission ${commissionStatus}, order ${orderStatus}`);
}

/** The platform does not state when the buyer received; every sighting is an upper bound and the smallest is kept. */
function noteReceipt(draft: BookingDraft, facts: SnapshotFacts): void {
  if (draft.row.dueDay !== null) return;
  const { snapshot, receiptSeenAtMs } = facts;
  const bounds: number[] = [];
  if (draft.row.receiptAtMs !== null) bounds.push(draft.row.receiptAtMs);
  if (receiptSeenAtMs !== undefined) bounds.push(receiptSeenAtMs);
  if (snapshot.orderStatus === orderStatuses.received) {
    bounds.push(snapshot.orderUpdatedAtMs > 0 ? snapshot.orderUpdatedAtMs : snapshot.updateTimeSec * 1000);
  }
  if (bounds.length > 0) draft.change({ receiptAtMs: Math.min(...bounds) });
}

function noteSettlement(draft: BookingDraft, agencyAppid: string): void {
  const { snapshot } = draft.row;
  if (snapshot.commissionStatus !== commissionStatuses.settled) return;
  const atMs = snapshot.settledAtMs > 0 ? snapshot.settledAtMs : snapshot.updateTimeSec * 1000;
  draft.change({ settled: { feeFen: orderAmounts(snapshot, draft.row, agencyAppid).feeFen, atMs } });
}

/** The platform decides whose order it is, until a person pinned the row. What is left of the part moves along. */
function followSharer(draft: BookingDraft): void {
  const { row } = draft;
  const promoter = row.snapshot.sharer?.promoter ?? null;
  if (row.pinned || promoter === row.promoter) return;
  draft.alert('SHARER_CHANGED', `${row.key}: ${row.promoter ?? 'nobody'} → ${promoter ?? 'nobody'}`);
  if (promoter === null && row.moneyIn !== 'none') {
    draft.post('SHARER_CHANGED', [{ from: draft.promoterPlace(), to: 'platform', amountFen: row.promoterFen }]);
    draft.change({ promoterFen: zeroFen, moneyIn: 'none', dueDay: null });
  }
  if (promoter !== null && row.moneyIn !== 'none') {
    const from = draft.promoterPlace();
    draft.change({ promoter });
    draft.post('SHARER_CHANGED', [{ from, to: draft.promoterPlace(), amountFen: row.promoterFen }]);
  }
  draft.change({ promoter });
}

function followAmounts(draft: BookingDraft, agencyAppid: string): void {
  const { row } = draft;
  const target = orderAmounts(row.snapshot, row, agencyAppid);
  const promoterMove = subtractFen(target.promoterFen, row.promoterFen);
  const marginMove = subtractFen(target.marginFen, row.marginFen);
  if (row.moneyIn === 'none' && target.promoterFen > 0) draft.change({ moneyIn: 'frozen' });
  const movements = [{ from: 'platform', to: 'agency/margin', amountFen: marginMove } as const];
  const place =
    promoterMove === 0 ? [] : [{ from: 'platform', to: draft.promoterPlace(), amountFen: promoterMove } as const];
  draft.post(causeOf(row, promoterMove, marginMove), [...place, ...movements]);
  const { promoterFen, marginFen, memoFen } = target;
  draft.change({ promoterFen, marginFen, memoFen });
}

function causeOf(row: OrderRow, promoterMove: Fen, marginMove: Fen): LedgerCause {
  if (row.snapshot.orderStatus === orderStatuses.refunded) return 'ORDER_REFUNDED';
  if (isCancelled(row.snapshot)) return 'ORDER_CANCELLED';
  if (row.booking === 0) return 'ORDER_PAID';
  return promoterMove + marginMove < 0 ? 'ORDER_REFUNDED' : 'AMOUNT_CHANGED';
}

/**
 * Facts that contradict each other keep the money back until a person has looked, as long as it has no due day. What he
 * has let go is not held again for a contradiction that was there before; a hold keeps whatever is booked under it.
 */
function holdWhenDoubtful(draft: BookingDraft, stored: OrderRow | undefined): void {
  const doubt = doubtOf(draft.row);
  const isNew = doubt !== undefined && doubt.code !== (stored && doubtOf(stored)?.code);
  if (isNew && draft.row.hold === null) {
    draft.alert(doubt.code, `${draft.row.key}: ${doubt.words}`);
    if (draft.row.moneyIn !== 'due') draft.change({ hold: doubt.code });
  }
  const { hold, moneyIn, promoter } = draft.row;
  if (hold === null || moneyIn !== 'frozen' || promoter === null) return;
  draft.movePart('HELD', promoterAccount(promoter, { place: 'held' }));
  draft.change({ moneyIn: 'held' });
}

interface Doubt {
  readonly code: 'SETTLEMENT_TYPE_MISMATCH' | 'NEGATIVE_MARGIN';
  readonly words: string;
}

/** What in an order's facts contradicts itself. */
function doubtOf(row: OrderRow): Doubt | undefined {
  const { snapshot, settledBy, promoter, marginFen } = row;
  if (!isPaid(snapshot) || isCancelled(snapshot)) return undefined;
  const paidByPlatformFen = snapshot.sharer?.amountFen ?? 0;
  const settled = snapshot.commissionStatus === commissionStatuses.settled;
  const paysNothing = settled && promoter !== null && paidByPlatformFen <= 0;
  if (settledBy === 'agency' ? paidByPlatformFen > 0 : paysNothing) {
    const words = `settled by ${settledBy}, the platform pays the promoter ${paidByPlatformFen} fen`;
    return { code: 'SETTLEMENT_TYPE_MISMATCH', words };
  }
  if (marginFen >= 0) return undefined;
  return { code: 'NEGATIVE_MARGIN', words: `the promoter's part is ${-marginFen} fen above the service amount` };
}

/** Receipt known, platform settled, nothing in the way: the money gets the day from which it is free. */
function dateWhenEarned(draft: BookingDraft): void {
  const { row } = draft;
  const day = earnedDay(row);
  if (day === null || row.moneyIn !== 'frozen' || row.promoter === null || row.promoterFen <= 0) return;
  draft.movePart('DUE_DATED', promoterAccount(row.promoter, { place: 'due', day }));
  draft.change({ moneyIn: 'due', dueDay: day });
}

/** The due day that an order's facts give it, or null while something is still waited for or it is held. */
export function earnedDay(row: OrderRow) {
  const { receiptAtMs, settled, snapshot, hold, holdDays } = row;
  if (hold !== null || receiptAtMs === null || settled === null) return null;
  if (snapshot.commissionStatus !== commissionStatuses.settled) return null;
  return row.dueDay ?? dueDay({ receiptAtMs, holdDays, settledAtMs: settled.atMs });
}
