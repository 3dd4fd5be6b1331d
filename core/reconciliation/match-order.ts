import { type Fen, subtractFen, zeroFen } from '../money/fen';
import { type BeijingDay, dayMs, startOfBeijingDayMs } from '../time/beijing-day';
import { isSettled, type OrderFacts, type OrderSums, sumsOf } from './order-facts';

/** What kind of difference it is. */
export type DifferenceClass = 'missing' | 'amount' | 'state' | 'timing';

/** Every way in which platform, orders and ledger can disagree. */
export type DifferenceCode =
  /** The platform moved money of an order that neither we nor its own list know. */
  | 'ORDER_UNKNOWN'
  /** We count an order as settled, and no money came. */
  | 'FLOW_MISSING'
  /** Money of an order moved and the movement names none. */
  | 'FLOW_WITHOUT_ORDER'
  /** The ledger has lines of an order of which there is no row. */
  | 'ROW_MISSING'
  /** We counted exactly twice what came. */
  | 'COUNTED_TWICE'
  /** Exactly twice as much came as was settled. */
  | 'PAID_TWICE'
  /** Another amount came than was settled. */
  | 'AMOUNT_DIFFERS'
  /** The order says one amount and the books another. */
  | 'LEDGER_DIFFERS'
  /** Money came, and the platform does not say that it settled. */
  | 'PAID_UNSETTLED'
  /** The platform took all of it back, and the order still says settled. */
  | 'TAKEN_BACK_UNTOLD'
  /** The order is cancelled, and its money was not taken back. */
  | 'CANCELLED_NOT_TAKEN_BACK'
  /** A kind of movement that nobody has published. */
  | 'FLOW_KIND_UNKNOWN'
  /** A movement that the platform lists and does not tell of in a way that can be read. */
  | 'FLOW_UNREADABLE'
  /** We know of a change that the platform's money does not follow yet. */
  | 'FLOW_NOT_YET'
  /** Money moved of which the order does not say anything yet. */
  | 'ORDER_NOT_YET';

export interface Difference {
  readonly class: DifferenceClass;
  readonly code: DifferenceCode;
  /** What the platform's money says. */
  readonly platformFen: Fen;
  /** What we say. */
  readonly oursFen: Fen;
}

/**
 * What a day's look at one order comes to. `later`: something moved after the day, so that a later day will judge it.
 */
export type OrderMatch =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'later' }
  | { readonly kind: 'differs'; readonly difference: Difference };

/** A movement and the news of it are the same event when they are this near to each other. */
const sameEventMs = 3_600_000;

/** What no other side can still bring: our own two records, and an order that the platform's list does not have. */
const waitsForNothing: ReadonlySet<DifferenceCode> = new Set(['LEDGER_DIFFERS', 'ROW_MISSING', 'ORDER_UNKNOWN']);

const classes: Readonly<Record<DifferenceCode, DifferenceClass>> = {
  ORDER_UNKNOWN: 'missing',
  FLOW_MISSING: 'missing',
  FLOW_WITHOUT_ORDER: 'missing',
  ROW_MISSING: 'missing',
  COUNTED_TWICE: 'amount',
  PAID_TWICE: 'amount',
  AMOUNT_DIFFERS: 'amount',
  LEDGER_DIFFERS: 'amount',
  PAID_UNSETTLED: 'state',
  TAKEN_BACK_UNTOLD: 'state',
  CANCELLED_NOT_TAKEN_BACK: 'state',
  FLOW_KIND_UNKNOWN: 'state',
  FLOW_UNREADABLE: 'state',
  FLOW_NOT_YET: 'timing',
  ORDER_NOT_YET: 'timing',
};

/** A difference with the class that belongs to its code; amounts in whole fen. */
export function differenceOf(code: DifferenceCode, platformFen: Fen, oursFen: Fen): Difference {
  return { class: classes[code], code, platformFen, oursFen };
}

/**
 * Compares what the platform moved for one order, over all its skus, with what the rows say that it settled, and that
 * with the ledger, as it looks at the end of a Beijing day. All three must be the same amount.
 *
 * Where only one side knows of the newest event, and that is not older than the day, it waits for the other: that is
 * `timing`, and the next day says whether the other came. Whatever moved after the day is judged by a later one.
 */
export function matchOrder(facts: OrderFacts, day: BeijingDay, agencyAppid: string): OrderMatch {
  const sums = sumsOf(facts, agencyAppid);
  const found = booksDifference(facts, sums) ?? moneyDifference(facts, sums);
  if (!found) return { kind: 'agrees' };
  const startMs = startOfBeijingDayMs(day);
  const newestMs = Math.max(sums.newestFlowAtMs, sums.newestBookedAtMs);
  if (newestMs >= startMs + dayMs) return { kind: 'later' };
  const aheadMs = sums.newestFlowAtMs - sums.newestBookedAtMs;
  const isOver = newestMs < startMs || Math.abs(aheadMs) <= sameEventMs;
  if (isOver || waitsForNothing.has(found.code)) return { kind: 'differs', difference: found };
  const code = aheadMs > 0 ? 'ORDER_NOT_YET' : 'FLOW_NOT_YET';
  return { kind: 'differs', difference: differenceOf(code, found.platformFen, found.oursFen) };
}

/** Rows against ledger: our own two records of the same thing. */
function booksDifference({ rows }: OrderFacts, { ledgerFen, rowsFen }: OrderSums): Difference | undefined {
  if (ledgerFen === rowsFen) return undefined;
  return differenceOf(rows.length === 0 ? 'ROW_MISSING' : 'LEDGER_DIFFERS', rowsFen, ledgerFen);
}

/** The platform's money against what the rows say that was settled, and against what they booked for it. */
function moneyDifference(facts: OrderFacts, sums: OrderSums): Difference | undefined {
  const { flowsFen, settledFen, bookedFen } = sums;
  const oursFen = settledFen === flowsFen ? bookedFen : settledFen;
  if (oursFen === flowsFen) return undefined;
  return differenceOf(moneyCode(facts, flowsFen, oursFen), flowsFen, oursFen);
}

function moneyCode({ flows, rows }: OrderFacts, flowsFen: Fen, oursFen: Fen): DifferenceCode {
  if (rows.length === 0) return 'ORDER_UNKNOWN';
  if (flows.length === 0) return 'FLOW_MISSING';
  if (!rows.some(isSettled)) {
    const wasSettled = rows.some(({ settled }) => settled !== null);
    return wasSettled ? 'CANCELLED_NOT_TAKEN_BACK' : 'PAID_UNSETTLED';
  }
  if (flowsFen === 0) return 'TAKEN_BACK_UNTOLD';
  if (oursFen === 2 * flowsFen) return 'COUNTED_TWICE';
  return flowsFen === 2 * oursFen ? 'PAID_TWICE' : 'AMOUNT_DIFFERS';
}

/** A movement because of an order that names none, or one of no known kind; undefined for one that is in order. */
export function judgeFlow(flow: {
  readonly kind: 'withdrawal' | 'sharing' | 'unknown';
  readonly orderId: string | null;
  readonly signedFen: Fen;
}): Difference | undefined {
  if (flow.kind === 'withdrawal') return undefined;
  if (flow.kind === 'unknown') return differenceOf('FLOW_KIND_UNKNOWN', flow.signedFen, zeroFen);
  return flow.orderId === null ? differenceOf('FLOW_WITHOUT_ORDER', flow.signedFen, zeroFen) : undefined;
}

/** What the platform's money is above ours, in whole fen. */
export function gapFen({ platformFen, oursFen }: Pick<Difference, 'platformFen' | 'oursFen'>): Fen {
  return subtractFen(platformFen, oursFen);
}
