import type { ReviewState } from '../../core/intake/review-state';
import type { ShareKind, ShareTarget } from './share-link-store';
import type { PlacedItem } from './shelf-store';

/** A thing with what was decided about it, by whom and when. */
export interface ReviewedItem extends PlacedItem {
  readonly reviewedBy: string | null;
  readonly reviewedAtMs: number | null;
}

export interface ReviewChange {
  readonly from: ReviewState;
  readonly to: ReviewState;
  readonly by: string;
  readonly atMs: number;
  readonly reason: string | null;
}

/** Whose things are asked for; what is left out does not limit. */
export interface ReviewFilter {
  readonly states: readonly ReviewState[];
  readonly brandIds?: readonly string[] | undefined;
  readonly shopAppid?: string | undefined;
  readonly talentAppid?: string | undefined;
}

/** Reviews, kept on the things that they are about. */
export interface ReviewStore {
  findReviewed(target: ShareTarget): Promise<ReviewedItem | undefined>;
  /** At most 200 things of a kind that are on the shelf, in its order. */
  listReviewed(kind: ShareKind, filter: ReviewFilter): Promise<ReviewedItem[]>;
  /** False when somebody else changed the state meanwhile: then nothing was written. */
  changeReview(target: ShareTarget, change: ReviewChange): Promise<boolean>;
}
