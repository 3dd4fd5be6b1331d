/** The kinds of things that can be shared by a link. */
export type ShareKind = 'product' | 'live' | 'coupon';

/** What is shared. */
export interface ShareTarget {
  readonly kind: ShareKind;
  readonly shopAppid: string;
  /** Product id, export id of the live room, or coupon id. */
  readonly contentId: string;
}

/** The platform's own forms of a promoter's link; null where a kind has none. */
export interface PlatformForms {
  /** Text that opens the shop from a chat. */
  readonly shortLink: string | null;
  /** Address that opens WeChat from outside. */
  readonly webLink: string | null;
  readonly codeUrl: string | null;
  /** For <store-product>. */
  readonly promotionLink: string | null;
  /** For live rooms and coupons (promoterShareLink). */
  readonly shareLink: string | null;
}

/** How the thing looked when the link was made, for the time when it is gone from the shelf. */
export interface ShareCard {
  readonly title: string;
  readonly imageUrl: string;
  readonly priceFen: number | null;
}

/** A promoter's link to one thing. The token tells nothing and cannot be guessed. */
export interface ShareLink extends ShareTarget {
  readonly token: string;
  readonly promoter: string;
  readonly brandId: string;
  readonly forms: PlatformForms;
  readonly card: ShareCard;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

export interface ShareLinkStore {
  findLink(token: string): Promise<ShareLink | undefined>;
  /** The promoter's link to this thing that lives longest, if it still lives at `aliveAtMs`. */
  findLinkOf(promoter: string, target: ShareTarget, aliveAtMs: number): Promise<ShareLink | undefined>;
  addLink(link: ShareLink): Promise<void>;
}
