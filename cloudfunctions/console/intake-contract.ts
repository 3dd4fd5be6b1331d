/**
 * The intake part of what the function `console` answers: which things promoters may see, and how far shops and talents
 * have come. Roles, `requestId`, `reason` and failures are those of contract.ts. Moments are epoch ms, rates ppm
 * (1,000,000 is the whole), money fen.
 */

export type IntakeAction = keyof IntakeInputs;

export type ItemKind = 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';
export type ReviewState = 'new' | 'in-review' | 'approved' | 'rejected' | 'withdrawn';
export type IntakeFlow = 'shop-product' | 'shop-live' | 'shop-video' | 'shop-article' | 'talent-live' | 'talent-video';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

interface Subject {
  readonly brandId: string;
  readonly subject: 'shop' | 'talent';
  readonly subjectAppid: string;
}

/** What each action is given. */
export interface IntakeInputs {
  /** Without a brand: all that the caller reaches. Without states: what waits for a decision. */
  readonly itemList: {
    readonly brandId?: string;
    readonly kind?: ItemKind;
    readonly states?: readonly ReviewState[];
  };
  /** Merchant and talent read the reason of reject and withdraw. A brand may only submit. */
  readonly decideItem: Audited & {
    readonly brandId: string;
    readonly kind: ItemKind;
    readonly id: string;
    readonly shopAppid: string;
    readonly decision: 'submit' | 'approve' | 'reject' | 'withdraw';
  };
  readonly agreeFee: Audited & {
    readonly brandId: string;
    readonly shopAppid: string;
    readonly terms: FeeTerms;
  };
  readonly readIntake: Subject;
  readonly markStep: Audited &
    Subject & {
      readonly flow: IntakeFlow;
      /** Which of the shop's linked accounts, where the flow is about them. */
      readonly linkedAccountId?: string;
      readonly step: string;
      /** False takes the mark back. */
      readonly isDone: boolean;
      readonly note?: string;
      /** Needed for the step `time-slots`, at most 100. */
      readonly slots?: readonly TimeSlot[];
    };
}

/** One rate for the whole shop, or one for each of at most 200 goods; at most 900,000 ppm. */
export type FeeTerms =
  | { readonly scope: 'shop'; readonly feePpm: number }
  | { readonly scope: 'goods'; readonly goods: readonly { readonly productId: string; readonly feePpm: number }[] };

export interface TimeSlot {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

export interface ReviewedItemView {
  readonly kind: ItemKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly brandId: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly hostName: string;
  readonly priceFen: number | null;
  readonly serviceRatioPpm: number | null;
  readonly state: ReviewState;
  readonly stateName: string;
  /** Why it was turned away; null otherwise. */
  readonly reason: string | null;
  readonly decidedAtMs: number | null;
}

export interface ItemListView {
  readonly items: readonly ReviewedItemView[];
}

export interface AgreeFeeView {
  readonly terms: FeeTerms;
  /** The name of who wrote it down. */
  readonly by: string;
  readonly atMs: number;
}

export interface MarkStepView {
  readonly isDone: boolean;
}

export interface IntakeStepView {
  readonly step: string;
  readonly name: string;
  readonly state: 'platform-confirmed' | 'self-marked' | 'open';
  readonly stateName: string;
  /** The endpoint of the platform that tells it; null for a step that a person marks. */
  readonly endpoint: string | null;
  readonly isOptional: boolean;
  /** The platform did not answer: open may mean unknown. */
  readonly isSilent: boolean;
  readonly mark: {
    readonly by: string;
    readonly atMs: number;
    readonly note: string;
    readonly slots: readonly TimeSlot[];
  } | null;
}

export interface ReadIntakeView {
  readonly checklists: readonly {
    readonly flow: IntakeFlow;
    readonly account: {
      readonly linkedAccountId: string;
      readonly linkedAccountType: number;
      readonly name: string;
    } | null;
    readonly steps: readonly IntakeStepView[];
    readonly isComplete: boolean;
  }[];
  /** Of a shop: what was agreed, and where its plans pay less. */
  readonly fee: AgreeFeeView | null;
  readonly shortfalls: readonly {
    readonly productId: string;
    readonly agreedPpm: number;
    readonly planPpm: number | null;
  }[];
  /** Plans from which promoters cannot be paid, with the reason by name and in words; null when nobody knows. */
  readonly refusedPlans:
    | readonly {
        readonly productId: string;
        readonly refusal: string;
        readonly sentence: string;
      }[]
    | null;
  /** Everything of this shop or talent with its review. */
  readonly items: readonly ReviewedItemView[];
}
