import { afterReviewStep, needsReason, type ReviewStep } from '../../../core/intake/review-state';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { ReviewStore } from '../../ports/review-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { Actor } from '../staff/audited-write';
import { type Reach, reaches } from '../staff/role-matrix';
import { type ReviewView, reviewView } from './list-for-review';

export interface DecideItemPorts {
  readonly clock: Clock;
  readonly reviews: ReviewStore;
}

export interface ItemDecision {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  /** 'submit' hands it in (again); the others decide. */
  readonly decision: ReviewStep;
  /** Needed to reject and to withdraw: merchant and talent read it. */
  readonly reason?: string | undefined;
}

export type DecideItemRefusal = 'review-not-found' | 'reason-missing' | 'changed-meanwhile';

const longestReason = 200;

/**
 * Takes a thing one step further in its review: hands it in, lets it through to the promoters, turns it away, or takes
 * it back from them. The reason of an earlier decision goes with the state that it belonged to.
 *
 * Rejections: review-not-found for a thing that is unknown or of a brand that the reach does not cover; reason-missing;
 * changed-meanwhile where the step is not open from the state that it is in now.
 */
export async function decideItem(
  ports: DecideItemPorts,
  actor: Actor,
  reach: Reach,
  request: ItemDecision,
): Promise<Outcome<ReviewView, DecideItemRefusal>> {
  const target = { kind: request.kind, shopAppid: request.shopAppid, contentId: request.id };
  const item = await ports.reviews.findReviewed(target);
  if (!item || !reaches(reach, item.brandId)) return rejected('review-not-found');
  const reason = (request.reason ?? '').trim().slice(0, longestReason);
  if (needsReason(request.decision) && reason === '') return rejected('reason-missing');
  const to = afterReviewStep(item.reviewState, request.decision);
  if (to === undefined)
    return rejected('changed-meanwhile', `${request.decision} is not open from ${item.reviewState}`);
  const atMs = ports.clock.nowMs();
  const kept = needsReason(request.decision) ? reason : null;
  const change = { from: item.reviewState, to, by: actor.openid, atMs, reason: kept };
  if (!(await ports.reviews.changeReview(target, change))) return rejected('changed-meanwhile');
  return ok(reviewView({ ...item, reviewState: to, reviewReason: kept, reviewedBy: actor.openid, reviewedAtMs: atMs }));
}
