/** What the function `earnings` answers. Amounts are whole fen, moments epoch ms, days 'yyyymmdd' in Beijing. */

export type EarningsAction = 'wallet' | 'overview' | 'orders' | 'explainOrder' | 'lockedBuyers' | StatementAction;
type StatementAction = 'statement' | 'claimMissingOrder';

/** A visitor who is not bound has no earnings yet; another person's order answers like one that does not exist. */
export type EarningsFailure = 'not-bound' | 'order-not-found' | 'claims-used-up' | 'statement-too-large';

export interface WalletRequest {
  readonly action: 'wallet';
  readonly input: Record<string, never>;
}

export interface WalletView {
  /** What may be withdrawn now; 0 while more is owed than is free. */
  readonly withdrawableFen: number;
  /** What is owed from refunds after the money was free; netted from what comes next. */
  readonly owedFen: number;
  /** Frozen without a day yet: waiting for receipt, the hold days, or the platform's settlement. */
  readonly frozenFen: number;
  readonly heldFen: number;
  /** Money with a day from which it is free, the next day first. */
  readonly dueByDay: readonly { readonly day: string; readonly amountFen: number }[];
  readonly payingFen: number;
  readonly paidFen: number;
  /** Who pays this money, by name. */
  readonly payerName: string;
  /** While payouts are blocked: until when, and what would be withdrawable otherwise. */
  readonly blockedUntilMs?: number;
  readonly blockedFen?: number;
}

export interface OverviewRequest {
  readonly action: 'overview';
  readonly input: Record<string, never>;
}

/** All that the page 收益 shows. */
export interface OverviewView {
  readonly wallet: WalletView;
  /** Who pays for orders of today. */
  readonly settledBy: 'agency' | 'platform';
  /** What the platform pays itself for orders of the 30 days; null where the agency pays. */
  readonly paidByPlatformFen: number | null;
  /** Days first, the next one first, then what has no day. */
  readonly next: readonly NextFreeView[];
  /** 30 Beijing days, the oldest first, today the last. */
  readonly days: readonly DayOfIncomeView[];
  readonly highestFen: number;
}

export interface NextFreeView {
  /**
   * due-day: certain from `day` on · hold-days: expected from `day` on · receipt, settlement: no day yet · unread: of
   * orders beyond those that were counted
   */
  readonly waitingFor: 'due-day' | 'hold-days' | 'receipt' | 'settlement' | 'unread';
  readonly day: string | null;
  readonly amountFen: number;
  /** null where there are too many to be counted. */
  readonly orderCount: number | null;
}

/** What was booked for the promoter on a day, and what was taken back; null where there was too much to be read. */
export interface DayOfIncomeView {
  readonly day: string;
  readonly inFen: number | null;
  readonly outFen: number | null;
}

/** `platform`: paid by the platform itself, in whatever state. */
export type OrdersFilterName = 'frozen' | 'available' | 'held' | 'reversed' | 'estimated' | 'platform';

export interface OrdersRequest {
  readonly action: 'orders';
  /**
   * The newest first, frozen ones by the day from which they are free, those without a day last. For the next page give
   * what the page before answered; for the first nothing.
   */
  readonly input: {
    readonly filter?: OrdersFilterName;
    readonly beforeMs?: number;
    readonly afterDay?: string;
  };
}

export type OrderStateView =
  | { readonly state: 'estimated' | 'held' | 'reversed' | 'none' }
  | { readonly state: 'frozen'; readonly waitingFor: 'receipt' | 'settlement' }
  | { readonly state: 'frozen'; readonly waitingFor: 'hold-days'; readonly holdEndsAtMs: number }
  | { readonly state: 'frozen'; readonly waitingFor: 'due-day'; readonly freeFromDay: string }
  | { readonly state: 'available'; readonly freeFromDay: string };

export interface OrderView {
  /** `order|sku`. */
  readonly key: string;
  readonly orderId: string;
  readonly productTitle: string;
  readonly createdAtMs: number;
  readonly paymentFen: number;
  readonly promoterFen: number;
  /** What the platform pays the promoter itself, 0 under settlement by the agency. */
  readonly paidByPlatformFen: number;
  readonly settledBy: 'agency' | 'platform';
  /** Who pays this order's commission: the agency's legal name, or 微信小店平台. */
  readonly payerName: string;
  readonly state: OrderStateView;
  /** Why the commission is where it is, and what changes next. */
  readonly reason?: ReasonView;
}

/** One code of the reason catalogue with its sentences. */
export interface ReasonView {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly next: { readonly zh: string; readonly en: string };
}

/** A page may be short, or empty, and still have others after it. */
export interface OrdersView {
  readonly orders: readonly OrderView[];
  /** Pass as `beforeMs` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
  /** Pass as `afterDay` with it; of frozen orders only. */
  readonly nextAfterDay?: string;
}

export interface LockedBuyersRequest {
  readonly action: 'lockedBuyers';
  readonly input: Record<string, never>;
}

/** How many buyers the caller's links lock now. Who they are is told to nobody. */
export interface LockedBuyersView {
  readonly lockedCount: number;
  /** Those whose lock in some shop ends within 24 hours. */
  readonly endingSoonCount: number;
  /** There was more than is read, so there may be more. */
  readonly isAtLeast: boolean;
  readonly firstEndsAtMs: number | null;
  readonly shops: readonly {
    readonly shopName: string;
    readonly lockedCount: number;
    /** null while the platform has not told us the shop's windows; then 3 + 30 and 30 days are assumed. */
    readonly windows: {
      readonly content: { readonly clickDays: number; readonly orderDays: number };
      readonly product: { readonly clickDays: number; readonly orderDays: number };
    } | null;
  }[];
}

export interface ExplainOrderRequest {
  readonly action: 'explainOrder';
  readonly input: { readonly key: string };
}

export interface ExplanationStep {
  /** When it happened, or null for a rule. */
  readonly atMs: number | null;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface OrderExplanationView {
  readonly order: OrderView;
  /** What else is special about the order, as a partial refund or a share that was changed since. */
  readonly notes?: readonly ReasonView[];
  /** Why the order is (or is not) the promoter's. */
  readonly whose: readonly ExplanationStep[];
  /** How the amount was computed: base, fee, share. */
  readonly amount: {
    readonly paymentFen: number;
    readonly feeFen: number;
    readonly sharePpm: number;
    readonly promoterFen: number;
    /** What went back from the promoter to the platform, in all. */
    readonly returnedFen: number;
  };
  /** Every movement of the promoter's money, the oldest first. */
  readonly movements: readonly {
    readonly atMs: number;
    readonly cause: string;
    readonly from: string;
    readonly to: string;
    readonly amountFen: number;
    readonly zh: string;
    readonly en: string;
  }[];
  /** What it waits for and when that changes, as a sentence. */
  readonly next: { readonly zh: string; readonly en: string };
}

/** A month ('yyyymm'), or days up to a year; without a format the answer is a view. */
export interface StatementRequest {
  readonly action: 'statement';
  readonly input: ({ readonly month: string } | { readonly fromDay: string; readonly throughDay: string }) & {
    readonly format?: StatementFormat;
  };
}

export type StatementFormat = 'csv' | 'json' | 'xlsx';

export type StatementAnswer = StatementView | StatementFile | EmptyStatement;

/** Nothing moved: there is no statement, and this is what to say. */
export interface EmptyStatement {
  readonly kind: 'empty';
  readonly zh: string;
  readonly en: string;
}

/** How far the chain of the promoter's entries has come at one moment, and his money by place then. */
export interface ChainView {
  readonly count: number;
  /** SHA-256 over all entries so far. */
  readonly head: string;
  /** What is still here: all places but `paidFen`. */
  readonly balanceFen: number;
  readonly frozenFen: number;
  readonly heldFen: number;
  readonly dueFen: number;
  readonly availableFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
}

export interface StatementLineView {
  /** The entry's number in the chain; an entry with several movements has several lines. */
  readonly number: number;
  /** The day to which it counts. */
  readonly day: string;
  readonly bookedAtMs: number;
  readonly cause: string;
  readonly zh: string;
  readonly en: string;
  /** Why it counts to a later day than its moment, and in which earlier month the order of a change was booked. */
  readonly late: { readonly zh: string; readonly en: string } | null;
  readonly origin: { readonly zh: string; readonly en: string } | null;
  readonly orderId: string | null;
  readonly from: string;
  readonly to: string;
  readonly amountFen: number;
  /** By how much the balance changed: 0 for a movement between two of one's own places. */
  readonly changeFen: number;
  readonly balanceFen: number;
  readonly head: string;
}

export interface StatementView {
  readonly kind: 'statement';
  readonly fromDay: string;
  readonly throughDay: string;
  /** Every day of it is closed: it never changes. */
  readonly isClosed: boolean;
  readonly sealed: { readonly zh: string; readonly en: string };
  readonly opening: ChainView;
  readonly closing: ChainView;
  readonly lineCount: number;
  /** The first 500; the rest is in the file. */
  readonly lines: readonly StatementLineView[];
  readonly verify: { readonly zh: string; readonly en: string };
}

/** A file of at most 1,000,000 bytes; `format` is csv where a workbook would have been too long. */
export interface StatementFile {
  readonly kind: 'file';
  readonly name: string;
  readonly format: StatementFormat;
  readonly contentBase64: string;
  readonly sizeBytes: number;
  /** The chain's head at the end, to compare with the file. */
  readonly head: string;
}

export interface ClaimMissingOrderRequest {
  readonly action: 'claimMissingOrder';
  /** The order number as the buyer sees it: digits. */
  readonly input: { readonly orderId: string };
}

export interface ClaimView {
  /**
   * booked: it is the caller's and was just booked · explained · searching: looked for again at `nextLookAtMs` ·
   * not-found: over · with-person: decided by a person until `dueAtMs` · decided: see `words`
   */
  readonly state: 'booked' | 'explained' | 'searching' | 'not-found' | 'with-person' | 'decided';
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Keys (`order|sku`) of the order's lines that are the caller's. */
  readonly orderKeys: readonly string[];
  readonly nextLookAtMs: number | null;
  readonly dueAtMs: number | null;
  /** What the person who decided wrote. */
  readonly words: string | null;
  /** Of five on a Beijing day. */
  readonly claimsLeftToday: number;
}
