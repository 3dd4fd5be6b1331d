/**
 * Figures, orders and the ledger of everybody, as the function `console` shows them to people with a role. Roles and the
 * usual failures are those of contract.ts. Money is whole fen, moments epoch ms, days Beijing days as yyyymmdd. What
 * each figure counts is said once, in docs/figures.md.
 */

export type DeskAction = keyof DeskInputs;

export type DeskFailure = 'order-not-found';

/**
 * frozen: without a day · dated: free from a later day · free · held · none: unpaid, taken back, or without commission ·
 * differs: a difference with the platform's money is open about it, one of the 500 that were found last.
 */
export type OrderPlace = 'frozen' | 'dated' | 'free' | 'held' | 'none' | 'differs';

/** What narrows a list; without `brandId` it holds all that the caller reaches. The same filter counts and exports. */
export interface DeskFilter {
  readonly brandId?: string;
  readonly shopAppid?: string;
  readonly promoter?: string;
  readonly place?: OrderPlace;
  /** Both days are included. */
  readonly fromDay?: string;
  readonly throughDay?: string;
}

/** What each action is given. */
export interface DeskInputs {
  /** The first page of a brand, from what was counted before. */
  readonly readHome: { readonly brandId: string };
  /** Of a brand, or of the whole agency for its roles; 1 to 92 days up to today. */
  readonly readFigures: { readonly brandId?: string; readonly days: number };
  /** Counts today anew, unless somebody did in the last minutes. */
  readonly refreshFigures: { readonly brandId?: string };
  /** Counts tasks as they are now. */
  readonly listTasks: { readonly brandId?: string };
  /** 50 a page, the newest first; a whole order number finds its lines. */
  readonly orderList: DeskFilter & { readonly orderId?: string; readonly from?: string };
  readonly countOrders: DeskFilter;
  readonly orderDetail: { readonly orderKey: string };
  readonly ledgerList: {
    readonly brandId?: string;
    readonly promoter?: string;
    readonly fromDay?: string;
    readonly throughDay?: string;
    readonly from?: string;
  };
}

interface Text {
  readonly zh: string;
  readonly en: string;
}

export interface ShopFiguresView {
  readonly orders: number;
  readonly salesFen: number;
  readonly settledOrders: number;
  readonly settledSalesFen: number;
  readonly settledFeeFen: number;
  readonly settledPromoterFen: number;
}

export interface DayFiguresView extends ShopFiguresView {
  readonly refundedOrders: number;
  readonly promotedOrders: number;
  readonly bookedFen: number;
  readonly reversedFen: number;
  readonly releasedFen: number;
  readonly touches: number;
  readonly joinedPromoters: number;
  readonly activePromoters: number;
  readonly shops: Readonly<Record<string, ShopFiguresView>>;
}

export interface ReadFiguresView {
  readonly days: readonly { readonly day: string; readonly figures: DayFiguresView }[];
  readonly total: DayFiguresView;
  /** Up to when today was counted; null while nobody did. */
  readonly countedAtMs: number | null;
  /** Older than an hour. */
  readonly isOld: boolean;
}

export interface RefreshFiguresView {
  /** False while it needs more time, or somebody else is at it: ask again. */
  readonly isFinished: boolean;
}

export type TaskKind =
  | 'claim'
  | 'complaint'
  | 'appeal'
  | 'risk'
  | 'correction'
  | 'review'
  | 'payout-approval'
  | 'payout-trouble'
  | 'shelf-alert'
  | 'budget';

export interface TaskView {
  readonly kind: TaskKind;
  readonly count: number;
  /** There are more than were counted. */
  readonly isAtLeast: boolean;
  readonly overdue: number;
  /** Null where nothing has a day. */
  readonly firstDueAtMs: number | null;
}

export interface ListTasksView {
  /** What is overdue first, then by the day it is due. */
  readonly tasks: readonly TaskView[];
  readonly countedAtMs: number;
}

export interface ReadHomeView {
  /** Of 30 days. */
  readonly figures: ReadFiguresView;
  /** As they were counted last for this person; null where they never were with his present roles. */
  readonly tasks: ListTasksView | null;
  readonly shops: readonly { readonly shopAppid: string; readonly name: string }[];
}

export interface DeskOrderView {
  /** `order|sku`. */
  readonly orderKey: string;
  readonly orderId: string;
  readonly skuId: string;
  readonly productTitle: string;
  readonly brandId: string;
  readonly shopAppid: string;
  readonly shopName: string;
  readonly promoter: string | null;
  readonly promoterName: string | null;
  readonly createdAtMs: number;
  readonly paymentFen: number;
  /** The agency's whole fee. */
  readonly feeFen: number;
  readonly promoterFen: number;
  readonly marginFen: number;
  /** What the platform pays the promoter itself. */
  readonly memoFen: number;
  readonly settledBy: 'agency' | 'platform';
  readonly settledAtMs: number | null;
  readonly state: {
    readonly state: 'estimated' | 'frozen' | 'held' | 'available' | 'reversed' | 'none';
    readonly waitingFor?: 'receipt' | 'hold-days' | 'settlement' | 'due-day';
    readonly freeFromDay?: string;
    readonly holdEndsAtMs?: number;
  };
  /** A memo of a clue, without commission. */
  readonly isClue: boolean;
}

export interface OrderListView {
  readonly orders: readonly DeskOrderView[];
  readonly next: string | null;
}

/** Counted up to 10,000. */
export interface CountOrdersView {
  readonly rows: number;
  /** There are more. */
  readonly isAtLeast: boolean;
}

export interface OrderDetailView {
  readonly order: DeskOrderView;
  /** As its promoter reads it; null where nobody has it. */
  readonly reason: (Text & { readonly code: string }) | null;
  readonly notes: readonly (Text & { readonly code: string })[];
  readonly whose: readonly (Text & { readonly code: string; readonly atMs: number | null })[];
  /** How our rules judged it: AGREED, TOUCH_UNSEEN, BUYER_UNKNOWN, or how it differs from the platform. */
  readonly expected: { readonly verdict: string; readonly promoter: string | null } | null;
  /** Given by a person: the platform's word no longer moves it. */
  readonly isPinned: boolean;
  readonly hold: string | null;
  readonly amount: {
    readonly paymentFen: number;
    readonly feeFen: number;
    readonly sharePpm: number;
    readonly promoterFen: number;
    readonly marginFen: number;
  };
  /** Open differences with the platform's money. */
  readonly differences: readonly {
    readonly id: string;
    readonly code: string;
    readonly platformFen: number;
    readonly oursFen: number;
    readonly foundDay: string;
  }[];
  readonly movements: readonly (Text & { readonly key: string; readonly atMs: number; readonly amountFen: number })[];
  readonly next: Text;
}

export interface LedgerListView {
  readonly entries: readonly (Text & {
    readonly id: string;
    readonly bookedAtMs: number;
    readonly cause: string;
    readonly brandId: string | null;
    readonly orderKey: string | null;
    readonly promoters: readonly { readonly promoter: string; readonly name: string | null }[];
    readonly postings: readonly { readonly from: Text; readonly to: Text; readonly amountFen: number }[];
  })[];
  readonly next: string | null;
}
