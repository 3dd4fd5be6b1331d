import { orderAmounts } from '../commission/order-amounts';
import type { OrderRow } from '../commission/order-row';
import { commissionStatuses, isCancelled, isPaid } from '../commission/order-snapshot';
import type { LedgerTransaction } from '../ledger/ledger-transaction';
import { addFen, type Fen, fen, subtractFen, zeroFen } from '../money/fen';

/** One movement on the agency's account at the platform because of an order. */
export interface OrderFlow {
  readonly flowId: string;
  readonly amountFen: Fen;
  readonly direction: 'in' | 'out';
  readonly bookedAtMs: number;
}

/** Everything that three sides say of one order number, over all its skus. */
export interface OrderFacts {
  readonly orderId: string;
  /** What the platform moved. */
  readonly flows: readonly OrderFlow[];
  /** What our rows say. */
  readonly rows: readonly OrderRow[];
  /** The ledger lines of these rows, and those of the order that have no row. */
  readonly entries: readonly LedgerTransaction[];
}

/** What the three sides come to. */
export interface OrderSums {
  /** The platform's movements, what came in less what went out. */
  readonly flowsFen: Fen;
  /** What the rows say that the platform settled with the agency. */
  readonly settledFen: Fen;
  /** What the rows that are settled have booked: the promoter's part and the agency's. */
  readonly bookedFen: Fen;
  /** What the ledger says that the platform owes or paid, over all lines of the order. */
  readonly ledgerFen: Fen;
  /** What all rows have booked, settled or not. */
  readonly rowsFen: Fen;
  readonly newestFlowAtMs: number;
  /** The newest moment at which our side says that money changed. */
  readonly newestBookedAtMs: number;
}

/** Adds up what the platform, the rows and the ledger say of one order. Whole fen. */
export function sumsOf(facts: OrderFacts, agencyAppid: string): OrderSums {
  const { flows, rows, entries } = facts;
  const settled = rows.filter(isSettled);
  const moves = entries.filter(touchesPlatform);
  const moments = [...settled.map((row) => row.settled?.atMs ?? 0), ...moves.map(({ bookedAtMs }) => bookedAtMs)];
  return {
    flowsFen: addFen(...flows.map(signedFen)),
    settledFen: addFen(...settled.map((row) => settledFenOf(row, agencyAppid))),
    bookedFen: addFen(...settled.map(bookedFenOf)),
    ledgerFen: addFen(...entries.map(fromPlatformFen)),
    rowsFen: addFen(...rows.map(bookedFenOf)),
    newestFlowAtMs: Math.max(0, ...flows.map(({ bookedAtMs }) => bookedAtMs)),
    newestBookedAtMs: Math.max(0, ...moments),
  };
}

/** Whether the platform says that it settled a line with the agency and has not taken it back. */
export function isSettled({ snapshot }: OrderRow): boolean {
  return snapshot.commissionStatus === commissionStatuses.settled && isPaid(snapshot) && !isCancelled(snapshot);
}

/** What a movement changes on the agency's account, in whole fen. */
export function signedFen({ amountFen, direction }: Pick<OrderFlow, 'amountFen' | 'direction'>): Fen {
  return direction === 'in' ? amountFen : subtractFen(zeroFen, amountFen);
}

/**
 * What the platform should have moved for a settled line: the fee that the row counted, and what the agency gets or
 * pays beside it. That is the service amount where the fee was counted once.
 */
function settledFenOf(row: OrderRow, agencyAppid: string): Fen {
  const { feeFen } = orderAmounts(row.snapshot, row, agencyAppid);
  const besideFeeFen = subtractFen(row.snapshot.serviceAmountFen, feeFen);
  return addFen(row.settled?.feeFen ?? zeroFen, besideFeeFen);
}

function bookedFenOf({ promoterFen, marginFen }: OrderRow): Fen {
  return addFen(promoterFen, marginFen);
}

function touchesPlatform({ postings }: LedgerTransaction): boolean {
  return postings.some(({ from, to }) => from === 'platform' || to === 'platform');
}

function fromPlatformFen({ postings }: LedgerTransaction): Fen {
  const moved = postings.map(({ from, to, amountFen }) => {
    if (from === 'platform') return amountFen;
    return to === 'platform' ? fen(-amountFen) : zeroFen;
  });
  return addFen(...moved);
}
