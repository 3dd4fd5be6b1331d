/** What the function `landing` answers about a store's or a clerk's code, also to people without identity. */

export interface OpenStoreRequest {
  readonly action: 'openStore';
  readonly input: {
    /** Of the code on a counter, or on a clerk's card. */
    readonly code: string;
    /** Who serves, chosen on the page; it may be skipped. */
    readonly clerkId?: string;
  };
}

/** A code that is unknown, replaced, or of a store that is closed. */
export type OpenStoreFailure = 'link-not-found';

export interface ServingClerkView {
  readonly clerkId: string;
  /** 「3 号店员」 */
  readonly number: number;
  readonly name: string;
}

export interface OpenStoreView {
  readonly storeName: string;
  readonly brandName: string;
  /** Who may be chosen; empty once somebody is chosen. */
  readonly clerks: readonly ServingClerkView[];
  /** Whose links the things carry; null for nobody's. */
  readonly chosen: ServingClerkView | null;
  /** Up to three products, each with what ties an order to whoever was chosen. */
  readonly things: readonly {
    readonly thing: {
      readonly kind: 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';
      readonly id: string;
      readonly shopAppid: string;
      readonly shopName: string;
      readonly brandName: string;
      readonly title: string;
      readonly imageUrl: string;
      readonly priceFen: number | null;
      readonly hostName: string;
      readonly airsAtMs: number | null;
      readonly articleUrl: string | null;
      readonly isAvailable: boolean;
    };
    readonly attribution: {
      readonly promotionLink: string | null;
      readonly shareLink: string | null;
      readonly feedToken: string | null;
    } | null;
  }[];
  /** To be shown as it is. */
  readonly disclosure: string;
}
