import type { ReviewState } from '../../core/intake/review-state';
import type { ShareKind, ShareTarget } from './share-link-store';

/** One thing that promoters may share, as the platform last described it. */
export interface ShelfItem extends ShareTarget {
  readonly brandId: string;
  readonly title: string;
  /** Empty when the platform states no picture. */
  readonly imageUrl: string;
  /** The lowest price; null where a thing has none. */
  readonly priceFen: number | null;
  /** The part of the price that the platform hands to the agency; null where the kind states none. */
  readonly serviceRatioPpm: number | null;
  /** What the platform expects the agency to earn by one sale; null where it says nothing. */
  readonly expectedFeeFen: number | null;
  /** The platform's plan type of a product. */
  readonly planType: 1 | 2 | null;
  /** The shop's account that the content is of; null for a talent's and for things that are no content. */
  readonly linkedAccountId: string | null;
  readonly linkedAccountType: number | null;
  readonly talentAppid: string | null;
  /** Whose content it is, in words; empty for things that are no content. */
  readonly hostName: string;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  readonly articleUrl: string | null;
  /** When it may be shared: from the first moment up to, not including, the second. Never ending is the largest number. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** None is left of a product, or all of a coupon were taken. */
  readonly isSoldOut?: boolean;
}

/** A stored item together with whether the last look still found it, its place on the shelf, and its review. */
export interface PlacedItem extends ShelfItem {
  readonly isListed: boolean;
  readonly position: number;
  readonly readAtMs: number;
  readonly reviewState: ReviewState;
  /** Why it was turned away, for merchant and talent. */
  readonly reviewReason: string | null;
  /** When a look found it for the first time; absent on what was there before that was noted. */
  readonly firstSeenAtMs?: number;
}

/** What one look at a kind found, and of what it heard nothing. */
export interface ShelfLook {
  readonly items: readonly ShelfItem[];
  /**
   * Whether the look can say nothing of a thing that it did not find: its host was refused, its list was not walked to
   * the end, or its own description was refused. Such a thing stays as it was.
   */
  isUnheard(item: ShelfItem): boolean;
}

export interface ShelfPage {
  readonly afterPosition: number;
  readonly limit: number;
  readonly brandId?: string | undefined;
  readonly shopAppid?: string | undefined;
}

/** What there is to share, kept so that a view of the shelf does not ask the platform about every item. */
export interface ShelfStore {
  /** Lets one caller at a time look again, and only when the last look is `maxAgeMs` old. */
  claimLook(kind: ShareKind, nowMs: number, maxAgeMs: number): Promise<boolean>;
  /** The same for several kinds of content at once: those that the caller may look at. */
  claimLooks(
    ages: readonly { readonly kind: ShareKind; readonly maxAgeMs: number }[],
    nowMs: number,
  ): Promise<ShareKind[]>;
  /** After a look at kinds of one collection that failed: the next one may start at once. */
  giveUpLooks(kinds: readonly ShareKind[]): Promise<void>;
  /**
   * Writes what a look found, in this order, and takes everything else of the kind off the shelf, except what the look
   * heard nothing of: that stays and stands behind the others. What is found for the first time is new to review; what
   * was reviewed keeps its state. What stands there as it was found is only marked as read, all of it in one call.
   */
  placeAll(kind: ShareKind, look: ShelfLook, lookedAtMs: number): Promise<void>;
  /** The same for looks at several kinds of content. */
  placeLooks(looks: ReadonlyMap<ShareKind, ShelfLook>, lookedAtMs: number): Promise<void>;
  findItem(target: ShareTarget): Promise<PlacedItem | undefined>;
  /** Items on the shelf after a position, in order. */
  listItems(kind: ShareKind, page: ShelfPage): Promise<PlacedItem[]>;
  /** Items on the shelf of several kinds of content, at most so many, each kind in its order. */
  listShelves(kinds: readonly ShareKind[], limit: number): Promise<PlacedItem[]>;
  /** Coupons that somebody put down to be shared, as far as their ids and shops are known. */
  listCouponIds(): Promise<{ readonly couponId: string; readonly shopAppid: string }[]>;
}
