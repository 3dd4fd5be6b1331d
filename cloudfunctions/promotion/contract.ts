/** What the function `promotion` answers. Amounts are whole fen, moments epoch ms. */

export type PromotionAction = 'feed' | 'createShareLink';

/**
 * not-bound: the caller is no bound promoter · not-shareable: unknown, off the shelf, not let through by the
 * review, outside its time, or over ·
 * agreement-not-accepted: the agreement changed and must be accepted again · platform-refused: the platform answered
 * with an error code.
 */
export type PromotionFailure =
  | 'agreement-not-accepted'
  | 'not-bound'
  | 'not-open'
  | 'not-shareable'
  | 'platform-refused'
  | 'promoter-suspended';

export type ShareKind = 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';

export interface FeedRequest {
  readonly action: 'feed';
  readonly input: {
    readonly kind: ShareKind;
    readonly brandId?: string;
    /** `nextCursor` of the page before; absent for the first one. */
    readonly cursor?: string;
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
  readonly viewer: 'visitor' | 'promoter';
  /** Who would pay the estimates: the agency's legal name, or 微信小店平台; null for visitors. */
  readonly payerName: string | null;
  readonly items: readonly FeedItemView[];
  /** Null when nothing follows. A page may hold fewer items than another and still have a next one. */
  readonly nextCursor: string | null;
}

export interface CreateShareLinkRequest {
  readonly action: 'createShareLink';
  readonly input: { readonly kind: ShareKind; readonly id: string; readonly shopAppid: string };
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
}
