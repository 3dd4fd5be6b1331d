import type { DecisionReason } from '../attribution/decision';
import { parsePromoterAccount } from '../ledger/account';
import type { LedgerTransaction } from '../ledger/ledger-transaction';
import type { CommissionState } from './commission-state';
import type { HoldReason, OrderRow } from './order-row';
import { isCancelled, isPaid, orderStatuses } from './order-snapshot';
import { type Reason, type ReasonCode, type ReasonSubject, reasonWording } from './reason-catalogue';

/** What is known besides the row. What is left out is not spoken of: a list knows less than the page of one order. */
export interface ReasonFacts {
  readonly viewer: string;
  readonly state: CommissionState;
  /** Why a memo carries no commission. */
  readonly noCommission?: string | undefined;
  /** The order's ledger lines, in the order in which they were booked. */
  readonly entries?: readonly LedgerTransaction[];
  /** The reader's wallet now. */
  readonly wallet?: { readonly withdrawableFen: number; readonly payingFen: number; readonly paidFen: number };
  readonly blockedUntilMs?: number | undefined;
  /** How our rules judged the order, and how that compares with the platform. */
  readonly decided?: DecisionReason | undefined;
  readonly verdict?: string | undefined;
  /** What a new order of the same sort would have as share. */
  readonly currentSharePpm?: number;
  readonly adjustedFen?: number;
  readonly lineCount?: number;
}

/** Why an order's commission is where it is, and what else is special about it. */
export interface Reasons {
  readonly main: Reason;
  readonly notes: readonly Reason[];
}

/** The reason of an order for its promoter, with notes; the same facts give the same codes. */
export function reasonsOf(row: OrderRow, facts: ReasonFacts): Reasons {
  const subject: ReasonSubject = {
    row,
    state: facts.state,
    withdrawableFen: facts.wallet?.withdrawableFen ?? 0,
    blockedUntilMs: facts.blockedUntilMs ?? 0,
    adjustedFen: facts.adjustedFen ?? 0,
    lineCount: facts.lineCount ?? 1,
  };
  const main = reasonOf(row, facts);
  const notes = facts.viewer === row.promoter ? notesOf(row, facts) : [];
  return {
    main: reasonWording(main, subject),
    notes: notes.filter((code) => code !== main).map((code) => reasonWording(code, subject)),
  };
}

/** The one code that says where an order's commission stands. */
export function reasonOf(row: OrderRow, facts: ReasonFacts): ReasonCode {
  const { snapshot, hold } = row;
  if (facts.noCommission !== undefined) return 'CLUE';
  if (row.promoter !== facts.viewer) return whyNotViewers(row);
  if (snapshot.orderStatus === orderStatuses.cancelledUnpaid) return 'CLOSED_UNPAID';
  if (isCancelled(snapshot)) return whyReversed(row, facts);
  if (!isPaid(snapshot)) return 'UNPAID';
  if (row.settledBy === 'platform') return 'PLATFORM_PAYS';
  if (hold !== null) return heldCodes[hold];
  if (row.promoterFen === 0) return 'NO_COMMISSION';
  return whereItWaits(row, facts);
}

function whyNotViewers(row: OrderRow): ReasonCode {
  if (row.promoter === null) return 'NO_PROMOTER';
  return row.pinned ? 'REATTRIBUTED_AWAY' : 'NOT_YOURS';
}

const heldCodes: Readonly<Record<HoldReason, ReasonCode>> = {
  SETTLEMENT_TYPE_MISMATCH: 'HELD_SETTLEMENT_TYPE',
  NEGATIVE_MARGIN: 'HELD_NEGATIVE_MARGIN',
  AFTER_SALE: 'HELD_AFTER_SALE',
  RISK: 'HELD_RISK',
  MANUAL: 'HELD_MANUAL',
};

const giftStatus = 12;

function whereItWaits({ snapshot }: OrderRow, { state, blockedUntilMs }: ReasonFacts): ReasonCode {
  if (state.state === 'available') return blockedUntilMs === undefined ? 'FREE' : 'PAYOUTS_BLOCKED';
  if (state.state !== 'frozen') return 'NO_COMMISSION';
  if (snapshot.orderStatus === giftStatus) return 'GIFT_WAITING';
  const waiting = {
    receipt: 'WAITING_RECEIPT',
    'hold-days': 'WAITING_HOLD_DAYS',
    settlement: 'WAITING_SETTLEMENT',
    'due-day': 'WAITING_DUE_DAY',
  } as const;
  return waiting[state.waitingFor];
}

/** Where the money was when it went back decides what its promoter has to know. */
function whyReversed(row: OrderRow, { entries, wallet }: ReasonFacts): ReasonCode {
  if (row.booking === 0) return 'REFUNDED_BEFORE_KNOWN';
  const tookFrom = entries && placeTakenFrom(entries);
  if (tookFrom === 'available') {
    if (wallet && wallet.payingFen > 0) return 'REFUNDED_WHILE_PAYING';
    if (!wallet || wallet.withdrawableFen >= 0) return 'REFUNDED_AFTER_RELEASE';
    return wallet.paidFen > 0 ? 'REFUNDED_AFTER_PAID' : 'OWED';
  }
  if (isSettlementCancelled(row)) return 'SETTLEMENT_CANCELLED';
  if (tookFrom === 'held') return 'REFUNDED_WHILE_HELD';
  return tookFrom === 'due' ? 'REFUNDED_BEFORE_DUE' : 'REFUNDED';
}

/** The platform took the commission back although the goods were not. */
function isSettlementCancelled({ snapshot }: OrderRow): boolean {
  return isCancelled(snapshot) && snapshot.orderStatus !== orderStatuses.refunded;
}

function placeTakenFrom(entries: readonly LedgerTransaction[]): string | undefined {
  const places = entries.flatMap(({ postings }) =>
    postings.flatMap(({ from, to }) => (to === 'platform' ? (parsePromoterAccount(from)?.at.place ?? []) : [])),
  );
  return places[places.length - 1];
}

function notesOf(row: OrderRow, facts: ReasonFacts): ReasonCode[] {
  const notes: ReasonCode[] = [];
  if (isSettlementCancelled(row) && row.booking > 0) notes.push('SETTLEMENT_CANCELLED');
  notes.push(...amountNotes(row, facts.entries ?? []));
  if (row.pinned) notes.push('REATTRIBUTED');
  if ((facts.adjustedFen ?? 0) !== 0) notes.push('ADJUSTED');
  if (facts.decided === 'SELF_SUBSTITUTED') notes.push('SELF_PURCHASE');
  if (!row.pinned && facts.verdict?.startsWith('MISMATCH')) notes.push('PLATFORM_DECIDED');
  if (facts.currentSharePpm !== undefined && facts.currentSharePpm !== row.sharePpm) notes.push('RATE_KEPT');
  if ((facts.lineCount ?? 1) > 1) notes.push('MULTI_SKU');
  return notes;
}

/** What changed the amount since it was booked first; of a cancelled order that is told already. */
function amountNotes(row: OrderRow, entries: readonly LedgerTransaction[]): ReasonCode[] {
  if (isCancelled(row.snapshot)) return [];
  const refunds = entries.filter(({ cause }) => cause === 'ORDER_REFUNDED').length;
  if (refunds > 0) return [refunds > 1 ? 'PARTLY_REFUNDED_AGAIN' : 'PARTLY_REFUNDED'];
  const changes = entries.filter(({ cause }) => cause === 'AMOUNT_CHANGED').map(promoterMoveOf);
  const last = changes[changes.length - 1] ?? 0;
  if (last === 0) return [];
  return [last > 0 ? 'AMOUNT_RAISED' : 'AMOUNT_CUT'];
}

/** How much a line gave to (or, below zero, took from) the promoter of its order. */
function promoterMoveOf({ postings }: LedgerTransaction): number {
  return postings.reduce((sum, { from, to, amountFen }) => {
    if (from === 'platform' && parsePromoterAccount(to)) return sum + amountFen;
    return to === 'platform' && parsePromoterAccount(from) ? sum - amountFen : sum;
  }, 0);
}
