import type { PlatformFormName } from '../../core/sharing/form-validity';
import type { ShareKind } from '../../core/sharing/share-kind';

export type { ShareKind } from '../../core/sharing/share-kind';

/** What is shared. */
export interface ShareTarget {
  readonly kind: ShareKind;
  readonly shopAppid: string;
  /** Product id, export id of a live room or video, notice id, coupon id, or our own id of an article. */
  readonly contentId: string;
}

/**
 * The platform's own forms of a promoter's link; null where a kind has none. `shortLink` is text that opens the shop from
 * a chat, `webLink` opens WeChat from outside, `promotionLink` is for <store-product>, `shareLink` is the
 * promoterShareLink of live rooms, notices, videos, articles and coupons, `feedToken` shows a video in our page.
 */
export type PlatformForms = Readonly<Record<PlatformFormName, string | null>>;

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
  /** From here on the forms are asked for again before they are handed out. */
  readonly formsGoodUntilMs: number;
  readonly card: ShareCard;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** The file of our own code, once somebody wanted it. */
  readonly codeFileId?: string;
}

/** The file of a link's code, with the link whose it is. */
export type OldCode = Required<Pick<ShareLink, 'token' | 'codeFileId'>>;

export interface ShareLinkStore {
  findLink(token: string): Promise<ShareLink | undefined>;
  /** The promoter's link to this thing that lives longest, if it still lives at `aliveAtMs`. */
  findLinkOf(promoter: string, target: ShareTarget, aliveAtMs: number): Promise<ShareLink | undefined>;
  addLink(link: ShareLink): Promise<void>;
  /** Lets one caller at a time ask for the forms again: the others go on with the old ones until `untilMs`. */
  claimRenewal(link: Pick<ShareLink, 'token' | 'formsGoodUntilMs'>, untilMs: number): Promise<boolean>;
  keepCode(link: Pick<ShareLink, 'token' | 'expiresAtMs'>, codeFileId: string): Promise<void>;
  /** Links that are over since before a moment and have a code yet, the oldest first. */
  listOldCodes(overSinceMs: number, limit: number): Promise<readonly OldCode[]>;
  forgetCode(token: string): Promise<void>;
  renewForms(token: string, forms: PlatformForms, formsGoodUntilMs: number): Promise<void>;
}
