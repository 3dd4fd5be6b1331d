/**
 * The nightly comparison as the function `console` shows it: orders against the platform's money and the ledger, wallets
 * against the ledger, and what a person has to look at. Roles, `requestId`, `reason` and the usual failures are those of
 * contract.ts. Moments are epoch ms, days Beijing days as yyyymmdd, money whole fen. A role of a brand reads what concerns
 * its brand; counts of the whole agency are null for it, and wherever a brand is named.
 */

export type ReconciliationAction = keyof ReconciliationInputs;

/** What each action is given. A list without `brandId` holds all that the caller reaches. */
export interface ReconciliationInputs {
  /** A month of days, the red ones first. */
  readonly reconciliationDays: { readonly brandId?: string; readonly beforeDay?: string };
  /** One day with everything that differed on it. */
  readonly reconciliationDay: { readonly brandId?: string; readonly day: string };
  /** What is open, the newest first, 50 a page. */
  readonly workItems: { readonly brandId?: string; readonly beforeMs?: number };
  /** Ends an item; it moves no money. work-item-closed: somebody did already, or it closed by itself. */
  readonly closeWorkItem: {
    readonly id: string;
    /** 8 to 64 letters, digits, `-` and `_`. */
    readonly requestId: string;
    /** Why, 2 to 200 characters. */
    readonly reason: string;
  };
}

/**
 * missing: one side has nothing · amount · state: the order and its money tell different things · timing: only one side
 * knows of it so far; it closes by itself when the other follows within a day, and becomes one of the others else.
 */
export type DifferenceClass = 'missing' | 'amount' | 'state' | 'timing';

export interface ReconciliationDayView {
  readonly day: string;
  /** red: something is open · open: the night is not done with it · green: everything agrees, or a person closed it. */
  readonly state: 'red' | 'open' | 'green';
  readonly open: Readonly<Record<DifferenceClass, number>>;
  readonly done: number;
  /** The platform's movements that came in, and orders by what came of them. */
  readonly money: {
    readonly flows: number;
    readonly sharedFen: number;
    readonly takenBackFen: number;
    readonly withdrawnFen: number;
    readonly orders: number;
    readonly agreed: number;
    /** Changed after the day, so that a later day judges them. */
    readonly later: number;
    readonly differing: number;
    /** Orders that the platform knew better, fetched and booked. */
    readonly fetched: number;
  } | null;
  /** Wallets and sealed days against the ledger. */
  readonly books: {
    readonly promoters: number;
    readonly entries: number;
    readonly sealed: number;
    readonly late: number;
    readonly differences: number;
    readonly broken: number;
    readonly undecided: number;
  } | null;
}

export interface WorkItemView {
  readonly id: string;
  /**
   * money: orders against the platform's money · books: wallets and sealed days against the ledger · payout: payouts
   * against bill and ledger · receipt: a promoter says that it has not arrived · tax: a declared month that changed.
   */
  readonly about: 'money' | 'books' | 'payout' | 'receipt' | 'tax';
  readonly class: DifferenceClass;
  readonly className: string;
  /** As COUNTED_TWICE or FLOW_MISSING. */
  readonly code: string;
  readonly state: 'open' | 'done';
  readonly brandId: string | null;
  readonly orderId: string | null;
  readonly flowId: string | null;
  readonly promoter: string | null;
  readonly payoutNo: string | null;
  readonly theirFen: number | null;
  readonly ourFen: number | null;
  readonly explanation: { readonly zh: string; readonly en: string };
  readonly foundDay: string;
  readonly foundAtMs: number;
  readonly seenDay: string;
  /** Since then both sides agree again; a person still closes it. */
  readonly agreesSinceDay: string | null;
  /** Without a name it closed by itself. */
  readonly closing: { readonly name: string | null; readonly atMs: number; readonly reason: string | null } | null;
}

export interface ReconciliationDaysView {
  readonly days: readonly ReconciliationDayView[];
  readonly nextBeforeDay: string | null;
}

export interface OneReconciliationDayView {
  /** Null when no night compared it. */
  readonly day: ReconciliationDayView | null;
  readonly items: readonly WorkItemView[];
}

export interface WorkItemsView {
  readonly items: readonly WorkItemView[];
  readonly nextBeforeMs: number | null;
}

export interface CloseWorkItemView {
  readonly id: string;
}
