import { promoterAccount } from '../ledger/account';
import { type Outcome, ok, rejected } from '../outcome';
import { earnedDay } from './apply-snapshot';
import { BookingDraft, type OrderBooking } from './booking-draft';
import type { HoldReason, OrderRow } from './order-row';

/**
 * Keeps an order's money back: from wherever it is frozen or due to held.
 *
 * Rejections: `already-held`; `no-money` when the order holds nothing of a promoter. Money that was released before is
 * not taken out of the wallet; the caller blocks payouts instead.
 */
export function holdOrder(
  row: OrderRow,
  reason: HoldReason,
  nowMs: number,
): Outcome<OrderBooking, 'already-held' | 'no-money'> {
  if (row.hold !== null) return rejected('already-held');
  if (row.promoter === null || row.moneyIn === 'none') return rejected('no-money');
  const draft = new BookingDraft(row, nowMs);
  draft.movePart('HELD', promoterAccount(row.promoter, { place: 'held' }));
  draft.change({ hold: reason, moneyIn: 'held' });
  return ok(draft.finish());
}

/**
 * Ends a hold: the money goes to where the order's facts put it now, its due day or frozen.
 *
 * Rejections: `not-held`.
 */
export function unholdOrder(row: OrderRow, nowMs: number): Outcome<OrderBooking, 'not-held'> {
  if (row.hold === null) return rejected('not-held');
  const draft = new BookingDraft(row, nowMs);
  draft.change({ hold: null });
  if (row.promoter === null || row.moneyIn !== 'held') return ok(draft.finish());
  const day = earnedDay(draft.row);
  const place = day === null ? ({ place: 'frozen' } as const) : ({ place: 'due', day } as const);
  draft.movePart('UNHELD', promoterAccount(row.promoter, place));
  draft.change({ moneyIn: place.place, dueDay: day });
  return ok(draft.finish());
}
