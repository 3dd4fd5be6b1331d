import { type Fen, zeroFen } from '../money/fen';
import type { RatePpm } from '../money/rate-ppm';
import type { BeijingDay } from '../time/beijing-day';
import type { OrderSnapshot } from './order-snapshot';

/** Who pays the promoter: the agency out of its fee, or the platform directly. */
export type SettledBy = 'agency' | 'platform';

/** Why an order's money is kept back. */
export type HoldReason = 'SETTLEMENT_TYPE_MISMATCH' | 'NEGATIVE_MARGIN' | 'AFTER_SALE' | 'RISK' | 'MANUAL';

/** The terms of one order, fixed when it is first seen. */
export interface OrderTerms {
  readonly brandId: string;
  readonly settledBy: SettledBy;
  /** The promoter's share of the agency's fee. */
  readonly sharePpm: RatePpm;
  /** Days from receipt until the money is free; at least 15. */
  readonly holdDays: number;
}

/** What we remember of one commission order. `key` is `order|sku`. */
export interface OrderRow extends OrderTerms {
  readonly key: string;
  readonly promoter: string | null;
  /** An upper bound of the moment of receipt, never too early; fixed once the due day is posted. */
  readonly receiptAtMs: number | null;
  readonly settled: { readonly feeFen: Fen; readonly atMs: number } | null;
  readonly dueDay: BeijingDay | null;
  /** Where the promoter's part is. Whether a due day has been released is read from the wallet. */
  readonly moneyIn: 'none' | 'frozen' | 'held' | 'due';
  readonly hold: HoldReason | null;
  /** Counts the order's ledger lines; line n has the id `order|sku|n`. */
  readonly booking: number;
  /** Sum of the order's accrual lines for the promoter, and for the agency. */
  readonly promoterFen: Fen;
  readonly marginFen: Fen;
  /** What the platform pays the promoter itself: shown, never in the books. */
  readonly memoFen: Fen;
  /** Set by a re-attribution: from then on only amounts follow the platform. */
  readonly pinned: boolean;
  /** Who had it before, oldest first; absent while it was never taken from anybody by a re-attribution. */
  readonly formerPromoters?: readonly string[];
  readonly snapshot: OrderSnapshot;
}

/** A row for an order that is seen for the first time; nothing is booked yet. */
export function newOrderRow(key: string, snapshot: OrderSnapshot, terms: OrderTerms): OrderRow {
  return {
    ...terms,
    key,
    promoter: snapshot.sharer?.promoter ?? null,
    receiptAtMs: null,
    settled: null,
    dueDay: null,
    moneyIn: 'none',
    hold: null,
    booking: 0,
    promoterFen: zeroFen,
    marginFen: zeroFen,
    memoFen: zeroFen,
    pinned: false,
    snapshot,
  };
}
