import { type ReviewState, reviewStateNames } from '../../../core/intake/review-state';
import { type ShareKind, shareKinds } from '../../../core/sharing/share-kind';
import type { ReviewedItem, ReviewFilter, ReviewStore } from '../../ports/review-store';
import type { Reach } from '../staff/role-matrix';

export interface ListReviewPorts {
  readonly reviews: ReviewStore;
}

/** A thing with where it stands, as reviewer, merchant and talent read it. */
export interface ReviewView {
  readonly kind: ShareKind;
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

export interface ReviewListRequest {
  readonly kind?: ShareKind | undefined;
  /** What waits for a decision unless stated. */
  readonly states?: readonly ReviewState[] | undefined;
}

const waiting: readonly ReviewState[] = ['new', 'in-review'];

/** What waits for the agency's review in the brands that somebody's duty reaches, kind by kind. */
export async function listForReview(
  ports: ListReviewPorts,
  reach: Reach,
  request: ReviewListRequest = {},
): Promise<ReviewView[]> {
  const kinds = request.kind === undefined ? shareKinds : [request.kind];
  const brandIds = reach === 'every-brand' ? undefined : reach;
  return listReviews(ports, kinds, { states: request.states ?? waiting, brandIds });
}

/** Things of several kinds with their reviews. */
export async function listReviews(
  { reviews }: ListReviewPorts,
  kinds: readonly ShareKind[],
  filter: ReviewFilter,
): Promise<ReviewView[]> {
  if (filter.brandIds?.length === 0) return [];
  const lists = await Promise.all(kinds.map((kind) => reviews.listReviewed(kind, filter)));
  return lists.flat().map(reviewView);
}

/** A thing and its review as the console shows them: the price in fen, the rate in ppm, the decision in epoch ms. */
export function reviewView(item: ReviewedItem): ReviewView {
  const { kind, contentId, shopAppid, brandId, title, imageUrl, hostName, priceFen, serviceRatioPpm } = item;
  return {
    kind,
    id: contentId,
    shopAppid,
    brandId,
    title,
    imageUrl,
    hostName,
    priceFen,
    serviceRatioPpm,
    state: item.reviewState,
    stateName: reviewStateNames[item.reviewState],
    reason: item.reviewReason,
    decidedAtMs: item.reviewedAtMs,
  };
}
