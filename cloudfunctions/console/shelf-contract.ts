/**
 * The shelf's part of what the function `console` answers: what promoters may share, what it brings whom, and the plans
 * behind it. Roles, `requestId`, `reason` and the usual failures are those of contract.ts. Rates are ppm of the turnover
 * unless they are called a share, which is ppm of the fee. Moments are epoch ms, money fen.
 */

export type ShelfAction = keyof ShelfInputs;

/**
 * rates-over-fee: the plan does not bring so much · margin-under-guard: less is left than the agency wants ·
 * budget-used-up: no share is raised this month any more.
 */
export type ShelfFailure = 'budget-used-up' | 'item-not-found' | 'rates-over-fee' | 'margin-under-guard';

export type ShelfKind = 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

interface ShareWish {
  readonly brandId: string;
  readonly shopAppid: string;
  readonly productId: string;
  /** What promoters shall have of the turnover. */
  readonly promoterPpm: number;
}

/** What each action is given. */
export interface ShelfInputs {
  readonly shelfList: {
    readonly brandId: string;
    readonly kind: ShelfKind;
    /** False: what was taken off. */
    readonly isListed: boolean;
    readonly afterPosition?: number;
  };
  readonly shelfItem: {
    readonly brandId: string;
    readonly kind: ShelfKind;
    readonly id: string;
    readonly shopAppid: string;
  };
  readonly shelfAlerts: { readonly brandId: string };
  readonly offeredPlans: { readonly brandId: string; readonly shopAppid: string };
  readonly workItemShare: ShareWish;
  /** From a moment at least 10 minutes ahead; without one, as soon as that. */
  readonly planItemShare: Audited & ShareWish & { readonly fromMs?: number };
  readonly saveMarginGuard: Audited & { readonly brandId: string; readonly leastMarginPpm: number };
  readonly partnerList: { readonly brandId: string };
}

export type ShelfAlertCode = 'DELISTED' | 'FEE_CUT' | 'MARGIN_THIN' | 'ENDS_SOON';

export interface ShelfLineView {
  readonly kind: ShelfKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly imageUrl: string;
  /** Whose content it is; empty for products and coupons. */
  readonly hostName: string;
  readonly priceFen: number | null;
  readonly planType: number | null;
  readonly state: 'new' | 'in-review' | 'approved' | 'rejected' | 'withdrawn';
  readonly stateName: string;
  /** Why it was turned away; null otherwise. */
  readonly reason: string | null;
  readonly isListed: boolean;
  /** Promoters see it now. */
  readonly isShown: boolean;
  readonly startsAtMs: number;
  /** Null for what never ends. */
  readonly endsAtMs: number | null;
  readonly airsAtMs: number | null;
  /** Null where the kind states none; then the next four say nothing of it. */
  readonly feePpm: number | null;
  readonly sharePpm: number;
  readonly hasOwnShare: boolean;
  readonly promoterPpm: number | null;
  readonly marginPpm: number | null;
  readonly leastMarginPpm: number;
  readonly alerts: readonly ShelfAlertCode[];
}

export interface ShelfListView {
  readonly items: readonly ShelfLineView[];
  /** Pass as `afterPosition` for the next page; null when there is none. */
  readonly nextPosition: number | null;
}

/** One thing that somebody with a role did. */
export interface HistoryLineView {
  readonly atMs: number;
  readonly name: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
}

export interface ShelfItemView extends ShelfLineView {
  readonly shopName: string;
  /** Oldest first; empty while the groups' shares hold. */
  readonly ownShares: readonly { readonly fromMs: number; readonly sharePpm: number }[];
  readonly groupShares: readonly { readonly name: string; readonly sharePpm: number }[];
  /** What the platform changed last. */
  readonly change: {
    readonly atMs: number;
    readonly feeBeforePpm: number | null;
    readonly feePpm: number | null;
    readonly wasListed: boolean;
  } | null;
  readonly history: readonly HistoryLineView[];
}

export interface ShelfAlertsView {
  readonly alerts: readonly {
    readonly code: ShelfAlertCode;
    readonly kind: ShelfKind;
    readonly id: string;
    readonly shopAppid: string;
    readonly title: string;
    readonly feeBeforePpm: number | null;
    readonly feePpm: number | null;
    readonly atMs: number;
  }[];
}

export interface OfferedPlansView {
  readonly plans: readonly {
    readonly productId: string;
    readonly title: string;
    readonly imageUrl: string;
    readonly priceFen: number;
    readonly planType: number;
    readonly planName: string;
    readonly feePpm: number;
    readonly startsAtMs: number;
    /** Null when it has no end. */
    readonly endsAtMs: number | null;
    /** Why promoters cannot be paid from it and what would mend that; null when they can. */
    readonly refusal: string | null;
    /** Other plans of the product at the same time. */
    readonly overlapsWith: readonly string[];
    /** Orders count under this one. */
    readonly isTaken: boolean;
  }[];
  /** Plans that no promotion list names; null when the platform did not tell. */
  readonly refused: readonly { readonly productId: string; readonly sentence: string }[] | null;
  readonly isCut: boolean;
}

export interface WorkedShareView {
  readonly verdict: 'fits' | 'margin-under-guard' | 'over-fee';
  readonly sharePpm: number;
  readonly promoterPpm: number;
  readonly marginPpm: number;
  /** The least fee under which wish and margin both fit; null above what the platform allows. */
  readonly neededFeePpm: number | null;
  readonly feePpm: number;
  readonly leastMarginPpm: number;
}

export interface PlanItemShareView extends WorkedShareView {
  readonly fromMs: number;
}

export interface SaveMarginGuardView {
  readonly leastMarginPpm: number;
}

export interface PartnerListView {
  readonly partners: readonly {
    readonly subject: 'shop' | 'talent';
    readonly subjectAppid: string;
    readonly name: string;
    /** Linked accounts of a shop. */
    readonly accounts: readonly string[];
    /** When a talent took his authorisation back. */
    readonly withdrawnAtMs: number | null;
  }[];
}
