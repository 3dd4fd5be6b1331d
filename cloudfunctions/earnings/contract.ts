/** What the function `earnings` answers. Amounts are whole fen, moments epoch ms, days 'yyyymmdd' in Beijing. */

export type EarningsAction = 'wallet' | 'orders' | 'explainOrder' | 'claimMissingOrder';

/** A visitor who is not bound has no earnings yet; another person's order answers like one that does not exist. */
export type EarningsFailure = 'not-bound' | 'order-not-found' | 'claims-used-up';

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
  /** While payouts are blocked: until when, and what would be withdrawable otherwise. */
  readonly blockedUntilMs?: number;
  readonly blockedFen?: number;
}

export interface OrdersRequest {
  readonly action: 'orders';
  /** Orders created before this moment, the newest first; absent for the first page. */
  readonly input: { readonly beforeMs?: number };
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

export interface OrdersView {
  readonly orders: readonly OrderView[];
  /** Pass as `beforeMs` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
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
