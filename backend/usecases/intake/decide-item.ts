import { afterReviewStep, needsReason, type ReviewStep } from '../../../core/intake/review-state';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { ReviewChange, ReviewedItem, ReviewStore } from '../../ports/review-store';
import type { ShareKind, ShareTarget } from '../../ports/share-link-store';
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

/** A step that is open, as it would be written, and what the thing reads like after it. */
export interface PlannedDecision {
  readonly item: ReviewedItem;
  readonly change: ReviewChange;
  readonly view: ReviewView;
}

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
  const planned = await planDecision(ports, actor, reach, request);
  if (!planned.ok) return planned;
  const { change, view } = planned.value;
  return (await ports.reviews.changeReview(targetOf(request), change)) ? ok(view) : rejected('changed-meanwhile');
}

/** What a decision is about, by the three names that every shared thing has. */
export function targetOf({ kind, shopAppid, id }: Pick<ItemDecision, 'kind' | 'shopAppid' | 'id'>): ShareTarget {
  return { kind, shopAppid, contentId: id };
}

/** What decideItem would write now, with its rejections; nothing is written. */
export async function planDecision(
  ports: DecideItemPorts,
  actor: Actor,
  reach: Reach,
  request: ItemDecision,
): Promise<Outcome<PlannedDecision, DecideItemRefusal>> {
  const item = await ports.reviews.findReviewed(targetOf(request));
  if (!item || !reaches(reach, item.brandId)) return rejected('review-not-found');
  const reason = (request.reason ?? '').trim().slice(0, longestReason);
  if (needsReason(request.decision) && reason === '') return rejected('reason-missing');
  const to = afterReviewStep(item.reviewState, request.decision);
  if (to === undefined)
    return rejected('changed-meanwhile', `${request.decision} is not open from ${item.reviewState}`);
  const atMs = ports.clock.nowMs();
  const kept = needsReason(request.decision) ? reason : null;
  const change = { from: item.reviewState, to, by: actor.openid, atMs, reason: kept };
  const decided = { reviewState: to, reviewReason: kept, reviewedBy: actor.openid, reviewedAtMs: atMs };
  return ok({ item, change, view: reviewView({ ...item, ...decided }) });
}
