/** What the function `landing` answers, also to people without identity. Amounts are whole fen, moments epoch ms. */

export type LandingAction = 'open' | 'openThing' | 'reshare' | 'rules';

/** The first is all that `open` and `openThing` refuse with; the others are those of making a link. */
export type LandingFailure =
  | 'link-not-found'
  | 'agreement-not-accepted'
  | 'no-identity'
  | 'not-bound'
  | 'not-open'
  | 'not-shareable'
  | 'platform-refused'
  | 'promoter-suspended'
  | 'sold-out'
  | 'time-over';

export type SharedKind = 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';

export interface OpenRequest {
  readonly action: 'open';
  readonly input: {
    readonly token: string;
    /** The own link, to the same thing, of a promoter who passed this one on. */
    readonly forwarderToken?: string;
    /** Whether the one who looks agreed to be remembered; without it nothing is kept. */
    readonly consent: boolean;
    /** At a computer, where the shop does not open. */
    readonly withCode?: boolean;
  };
}

/** A thing that nobody shared: found by search, or passed on by somebody who is no promoter. */
export interface OpenThingRequest {
  readonly action: 'openThing';
  readonly input: { readonly kind: SharedKind; readonly id: string; readonly shopAppid: string };
}

export interface LandingThingView {
  readonly kind: SharedKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly shopName: string;
  readonly brandName: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly priceFen: number | null;
  /** Whose content it is: a linked account or a talent. Empty for products and coupons. */
  readonly hostName: string;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  /** For wx.openOfficialAccountArticle; null for everything but articles. */
  readonly articleUrl: string | null;
  /** Not on offer when false: delisted, turned away by the review, outside its time, or a broadcast that is over. */
  readonly isAvailable: boolean;
  /** Why not: its time is over, none is left, or anything else; null while it is on offer. */
  readonly obstacle: 'time-over' | 'sold-out' | 'not-shareable' | null;
}

/**
 * What ties an order to the sharer: `promotionLink` for a product's card, `shareLink` for everything else (of an article
 * only where the agency says that it does), `feedToken` to show a video.
 */
export interface AttributionView {
  readonly promotionLink: string | null;
  readonly shareLink: string | null;
  readonly feedToken: string | null;
}

export interface LandingView {
  readonly thing: LandingThingView;
  /**
   * Null: the thing without the person, because nobody can be credited. The nickname is as others may see it; empty where
   * nothing of it may be published.
   */
  readonly sharer: { readonly nickname: string; readonly avatarUrl: string } | null;
  /** Null without a sharer. */
  readonly attribution: AttributionView | null;
  /**
   * What there is instead of a thing that is not on offer, under the same sharer: the running broadcast or the next notice
   * (one thing), else up to three products. Empty while the thing is on offer.
   */
  readonly instead: readonly { readonly thing: LandingThingView; readonly attribution: AttributionView | null }[];
  /** To be shown as it is. */
  readonly disclosure: string;
  readonly isOwnLink: boolean;
  /** The one who looks is a promoter himself. */
  readonly isPromoter: boolean;
  /** A picture of the code that opens this page on a phone; null where it was not asked for or is not to be had. */
  readonly codeUrl: string | null;
  /** What a share of this page carries: a promoter's own token, or the thing without anybody's. */
  readonly resharePath: string;
  /** A promoter without a link of his own to this thing: `reshare` makes one. */
  readonly mayReshare: boolean;
}

export interface ReshareRequest {
  readonly action: 'reshare';
  readonly input: { readonly kind: SharedKind; readonly id: string; readonly shopAppid: string };
}

export interface ReshareView {
  readonly reshareToken: string;
  readonly resharePath: string;
  readonly shareText: string;
}

export interface RulesRequest {
  readonly action: 'rules';
  readonly input: Record<string, never>;
}

/** Days that a buyer stays a promoter's after a touch, and after an order. */
export interface RulesLockDays {
  readonly clickDays: number | null;
  readonly orderDays: number | null;
}

/** What the program is set to now. Shares are ppm of the agency's fee. */
export interface ProgramRulesView {
  readonly agencyName: string;
  readonly settledBy: 'agency' | 'platform';
  /** Days after receipt before money can be free. */
  readonly holdDays: number;
  readonly agreementVersion: string;
  /** The agreement in force, clause by clause. */
  readonly agreement?: readonly string[];
  readonly brands: readonly {
    readonly brandId: string;
    readonly name: string;
    /** Some products have a share of their own, which their page states. */
    readonly hasPlanShares: boolean;
    readonly groups: readonly {
      readonly name: string;
      readonly sharePpm: number;
      readonly isOpen: boolean;
      readonly conditions: readonly string[];
    }[];
  }[];
  readonly shops: readonly {
    readonly shopAppid: string;
    readonly name: string;
    /** Null while the platform told us nothing. */
    readonly lockDays: { readonly product: RulesLockDays; readonly content: RulesLockDays } | null;
  }[];
}
