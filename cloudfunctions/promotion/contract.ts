/** What the function `promotion` answers. Amounts are whole fen, moments epoch ms. */

export type PromotionAction = 'feed' | 'createShareLink' | 'checkWords' | 'materials';

/**
 * not-bound: the caller is no bound promoter · time-over: its promotion, its receipt or its announcement is over ·
 * sold-out: no piece of a product is left, or all of a coupon were taken · not-shareable: unknown, off the shelf, not let
 * through by the review, not yet to be shared, or a broadcast that ended ·
 * agreement-not-accepted: the agreement changed and must be accepted again · platform-refused: the platform answered
 * with an error code.
 */
export type PromotionFailure =
  | 'agreement-not-accepted'
  | 'not-bound'
  | 'not-open'
  | 'not-shareable'
  | 'platform-refused'
  | 'promoter-suspended'
  | 'sold-out'
  | 'time-over';

export type ShareKind = 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';

export interface FeedRequest {
  readonly action: 'feed';
  readonly input: {
    readonly kind: ShareKind;
    readonly brandId?: string;
    /** Looks for these words in titles and in whose it is. */
    readonly words?: string;
    readonly priceBand?: 'under-50' | 'from-50-to-200' | 'from-200';
    /** `shelf` when absent; `estimate` is for promoters. */
    readonly order?: 'shelf' | 'estimate' | 'price';
    /** `nextCursor` of the page before; absent for the first one. */
    readonly cursor?: string;
    /** The three things to share today as well. */
    readonly withToday?: boolean;
  };
}

export interface FeedItemView {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly shopName: string;
  readonly brandId: string;
  readonly title: string;
  /** Empty when the platform states no picture. */
  readonly imageUrl: string;
  /** The lowest price; null where a thing has none. */
  readonly priceFen: number | null;
  /** An estimate of the commission at today's price and rates; null for visitors and for things without a price. */
  readonly estimateFen: number | null;
  /** Whose content it is: a linked account or a talent. Empty for products and coupons. */
  readonly hostName: string;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  /** What a promoter should know before he shares; null for visitors and where there is nothing. */
  readonly note: string | null;
}

export interface FeedView {
  /** half-joined: agreed to the agreement, and not bound yet. */
  readonly viewer: 'visitor' | 'half-joined' | 'promoter';
  /** Brands that are open, to choose between where there are several. */
  readonly brands: readonly { readonly brandId: string; readonly name: string; readonly color: string | null }[];
  /** Who would pay the estimates: the agency's legal name, or 微信小店平台; null for visitors. */
  readonly payerName: string | null;
  /** At most three things to share today, each with its reason; empty where they were not asked for. */
  readonly today: readonly (FeedItemView & { readonly reason: string })[];
  readonly items: readonly FeedItemView[];
  /** Null when nothing follows. A page may hold fewer items than another and still have a next one. */
  readonly nextCursor: string | null;
}

export interface CreateShareLinkRequest {
  readonly action: 'createShareLink';
  readonly input: {
    readonly kind: ShareKind;
    readonly id: string;
    readonly shopAppid: string;
    /** For a poster: our own code is made as well. */
    readonly withCode?: boolean;
  };
}

/** The forms of a link that can work somewhere: the platform's, our card, and the path of our page. */
export type ShareForm = 'card' | 'shortLink' | 'webLink' | 'codeUrl' | 'landingPath';

export interface SharePlaceView {
  readonly place:
    | 'chat'
    | 'moments'
    | 'official-account'
    | 'channels'
    | 'mini-program'
    | 'wecom'
    | 'search'
    | 'outside';
  readonly name: string;
  /** Forms of this very link that work there, the best one first; empty where none does. */
  readonly forms: readonly ShareForm[];
  /** A sentence for the promoter. */
  readonly note: string;
}

/** What a promoter has of sharing one thing. */
export interface ShareTermsView {
  readonly shopName: string;
  readonly brandName: string;
  readonly hostName: string;
  readonly priceFen: number | null;
  readonly airsAtMs: number | null;
  /** An estimate at today's price and rates; null where the thing has none. */
  readonly estimateFen: number | null;
  /** How the commission comes about, in words. */
  readonly computed: string | null;
  readonly payerName: string;
  /** Days that opening the link locks a buyer, and days that an order adds; null while the platform has not told. */
  readonly lockDays: { readonly clickDays: number; readonly orderDays: number } | null;
  /** What changed of the thing in the last two weeks, as a sentence; null where nothing did. */
  readonly change: string | null;
}

/** What a poster carries besides the card. Every name went through the copy check. */
export interface PosterView {
  readonly brandName: string;
  readonly logoUrl: string;
  readonly sharerName: string;
  /** Whose content it is; empty for products and coupons, and where nothing of the name may be published. */
  readonly hostName: string;
  readonly agencyName: string;
  /** At most three products of a live room or of what its notice announces, without names; else, or not known, empty. */
  readonly products: readonly { readonly imageUrl: string; readonly priceFen: number | null }[];
  /**
   * Our own code, which opens the landing page: its file in the cloud's storage, and an address that is good for a while. Null
   * where it was not asked for, or is not to be had now.
   */
  readonly code: { readonly fileId: string; readonly url: string } | null;
}

export interface MaterialsRequest {
  readonly action: 'materials';
  readonly input: {
    /** Those for one thing; without it those for none in particular. */
    readonly thing?: { readonly kind: ShareKind; readonly id: string; readonly shopAppid: string };
    /** `nextBeforeMs` of the page before; absent for the first one. */
    readonly beforeMs?: number;
  };
}

/** What the promoter's brands wrote for him to use, the newest first. */
export interface MaterialsView {
  readonly materials: readonly {
    readonly materialId: string;
    readonly brandName: string;
    readonly title: string;
    /** Starts with 「广告｜」, without words that may not be published. */
    readonly text: string;
    /** cloud:// or https://, at most 9. */
    readonly imageUrls: readonly string[];
  }[];
  /** Null when nothing follows. */
  readonly nextBeforeMs: number | null;
}

export interface CheckWordsRequest {
  readonly action: 'checkWords';
  /** Own words for a poster. */
  readonly input: { readonly words: string };
}

export interface CheckWordsView {
  /** On one line, as a poster would carry them. */
  readonly words: string;
  readonly level: 'clean' | 'warn' | 'review' | 'block';
  readonly mayBeUsed: boolean;
  /** More than 20 characters. */
  readonly isTooLong: boolean;
  readonly findings: readonly {
    readonly level: 'warn' | 'review' | 'block';
    readonly found: string;
    /** The place in `words`, half open. */
    readonly startsAt: number;
    readonly endsAt: number;
    readonly instead: string | null;
    readonly sentence: string;
  }[];
}

export interface ShareLinkView {
  readonly token: string;
  /** Path of the landing page, token included. */
  readonly landingPath: string;
  readonly expiresAtMs: number;
  /** The platform's own forms; null where the kind has none. */
  readonly forms: {
    readonly shortLink: string | null;
    readonly webLink: string | null;
    readonly codeUrl: string | null;
    readonly promotionLink: string | null;
    readonly shareLink: string | null;
  };
  /** Until when these forms may be handed out; the same request brings new ones after it. */
  readonly formsGoodUntilMs: number;
  /** Which form works where. */
  readonly places: readonly SharePlaceView[];
  readonly card: { readonly title: string; readonly imageUrl: string };
  /** Starts with 「广告｜」; at most 6 lines and 100 characters. */
  readonly shareText: string;
  /** What the promoter should know before he shares; null where there is nothing. */
  readonly note: string | null;
  readonly terms: ShareTermsView;
  readonly poster: PosterView;
}
