import { applySnapshot, type SnapshotDecision, type SnapshotFacts } from '../../core/commission/apply-snapshot';
import type { OrderBooking } from '../../core/commission/booking-draft';
import type { OrderRow, OrderTerms } from '../../core/commission/order-row';
import type { OrderSnapshot } from '../../core/commission/order-snapshot';
import { fen } from '../../core/money/fen';
import { ratePpm } from '../../core/money/rate-ppm';
import { aSnapshot, later, orderedAtMs } from './builders/a-snapshot';

/** The terms of the article's example: the agency pays, 80 % of the fee, 15 days. */
export const usualTerms: OrderTerms = {
  brandId: 'shanli',
  settledBy: 'agency',
  sharePpm: ratePpm(800_000),
  holdDays: 15,
};

/** The article's order when paid; received on 11 August 20:16; settled a week after that, so free from 27 August. */
export const paid = aSnapshot();
export const received = later(paid, 10 * 86_400, { orderStatus: 100 });
export const settled = later(received, 7 * 86_400, {
  commissionStatus: 100,
  settledAtMs: received.updateTimeSec * 1000 + 7 * 86_400_000,
  orderUpdatedAtMs: received.orderUpdatedAtMs,
});

/** The next state of an order a minute later. The shop order's own time stays, as it does when only money changes. */
export function minuteLater(snapshot: OrderSnapshot, changes: Partial<OrderSnapshot>): OrderSnapshot {
  return later(snapshot, 60, { orderUpdatedAtMs: snapshot.orderUpdatedAtMs, ...changes });
}

/** Changes that name the promoter whom the agency pays, or nobody. */
export function sharer(promoter: string | null): Partial<OrderSnapshot> {
  return { sharer: promoter === null ? null : { promoter, amountFen: fen(0) } };
}

export function decide(
  row: OrderRow | undefined,
  facts: SnapshotFacts,
  terms: OrderTerms = usualTerms,
): SnapshotDecision {
  return applySnapshot(row, facts, { terms, agencyAppid: 'wxagency', nowMs: orderedAtMs });
}

/** What a snapshot changes; a snapshot that changes nothing fails the test. */
export function apply(row: OrderRow | undefined, snapshot: OrderSnapshot, terms?: OrderTerms): OrderBooking {
  const decision = decide(row, { snapshot }, terms);
  if (decision.kind !== 'changed') throw new Error(`expected a change, got ${decision.kind}`);
  return decision;
}

/** The row of an order after its snapshots, each of which must change something. */
export function rowAfter(first: OrderSnapshot, ...others: readonly OrderSnapshot[]): OrderRow {
  return others.reduce((row, snapshot) => apply(row, snapshot).row, apply(undefined, first).row);
}

/** `CAUSE, from > to amount, …` for each ledger line; promoters are written without what all of them share. */
export function linesOf({ entries }: Pick<OrderBooking, 'entries'>): string[] {
  return entries.map(({ cause, postings }) =>
    [cause, ...postings.map(({ from, to, amountFen }) => `${from} > ${to} ${amountFen}`)]
      .join(', ')
      .replaceAll('promoter/wx', ''),
  );
}
