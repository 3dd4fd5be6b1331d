import { promoterAccount } from '../ledger/account';
import { negateFen } from '../money/fen';
import { type Outcome, ok, rejected } from '../outcome';
import { earnedDay } from './apply-snapshot';
import { BookingDraft, type OrderBooking } from './booking-draft';
import { orderAmounts } from './order-amounts';
import type { OrderRow } from './order-row';
import { isCancelled, orderStatuses } from './order-snapshot';

/** To whom an order is given, and the salted hash under which he is known as a buyer (null without one). */
export interface NewOwner {
  readonly promoter: string;
  readonly buyerKey: string | null;
}

export type ReattributionRefusal =
  | 'same-promoter'
  | 'was-theirs-before'
  | 'buyer-himself'
  | 'settled-by-platform'
  | 'order-of-other-agency'
  | 'order-over';

/**
 * Gives an order to another promoter, in the account where its money is (released money from available to available),
 * and pins the row: from then on only amounts follow the platform. Terms and amount stay; the old entries stay. An order
 * of nobody takes the promoter's part out of the agency's margin. The newest re-attribution may be undone, once; any other
 * way back to an earlier promoter would be a loop.
 *
 * Rejections: same-promoter; was-theirs-before (a loop); buyer-himself (nobody is paid for his own order by hand);
 * settled-by-platform (the platform pays the promoter itself, so his money is not ours to move); order-of-other-agency (the
 * platform names another agency for the promoter); order-over (cancelled, or closed unpaid: nothing is left).
 */
export function reattributeOrder(
  row: OrderRow,
  to: NewOwner,
  context: { readonly agencyAppid: string; readonly nowMs: number },
): Outcome<OrderBooking, ReattributionRefusal> {
  const refusal = refusalOf(row, to, context.agencyAppid);
  if (refusal) return rejected(refusal);
  const draft = new BookingDraft(row, context.nowMs);
  if (row.promoter === null) takeFromMargin(draft, to.promoter, context.agencyAppid);
  else moveToOwner(draft, to.promoter);
  draft.change({ promoter: to.promoter, pinned: true });
  if (row.promoter !== null) draft.change({ formerPromoters: [...(row.formerPromoters ?? []), row.promoter] });
  return ok(draft.finish());
}

function refusalOf(row: OrderRow, to: NewOwner, agencyAppid: string): ReattributionRefusal | undefined {
  const { snapshot } = row;
  if (row.promoter === to.promoter) return 'same-promoter';
  if (isLoop(row, to.promoter)) return 'was-theirs-before';
  if (to.buyerKey !== null && to.buyerKey === snapshot.buyerKey) return 'buyer-himself';
  if (row.settledBy === 'platform' || (snapshot.sharer?.amountFen ?? 0) > 0) return 'settled-by-platform';
  if (snapshot.promoterAgency && snapshot.promoterAgency.appid !== agencyAppid) return 'order-of-other-agency';
  if (isCancelled(snapshot) || snapshot.orderStatus === orderStatuses.cancelledUnpaid) return 'order-over';
  return undefined;
}

/** Back to the one who had it last is an undo, unless the newest re-attribution was itself a way back. */
function isLoop({ promoter, formerPromoters = [] }: OrderRow, to: string): boolean {
  const wentBack = promoter !== null && formerPromoters.includes(promoter);
  const isUndo = formerPromoters[formerPromoters.length - 1] === to && !wentBack;
  return formerPromoters.includes(to) && !isUndo;
}

function moveToOwner(draft: BookingDraft, promoter: string): void {
  const { moneyIn, promoterFen } = draft.row;
  if (moneyIn === 'none') return;
  const from = draft.promoterPlace();
  draft.change({ promoter });
  draft.post('REATTRIBUTED', [{ from, to: draft.promoterPlace(), amountFen: promoterFen }]);
}

/** What would have been booked had the platform named him, put where the order's facts put it now. */
function takeFromMargin(draft: BookingDraft, promoter: string, agencyAppid: string): void {
  const { promoterFen, marginFen } = orderAmounts(draft.row.snapshot, { ...draft.row, promoter }, agencyAppid);
  if (promoterFen === 0) return;
  if (marginFen < 0 && draft.row.hold === null) {
    draft.alert(
      'NEGATIVE_MARGIN',
      `${draft.row.key}: the promoter's part is ${negateFen(marginFen)} fen above the fee`,
    );
    draft.change({ hold: 'NEGATIVE_MARGIN' });
  }
  const day = earnedDay(draft.row);
  const waiting = { place: draft.row.hold === null ? 'frozen' : 'held' } as const;
  const at = day === null ? waiting : ({ place: 'due', day } as const);
  draft.post('REATTRIBUTED', [{ from: 'agency/margin', to: promoterAccount(promoter, at), amountFen: promoterFen }]);
  draft.change({ promoterFen, marginFen, moneyIn: at.place, dueDay: day });
}
