import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface DecideReviewRequest {
  readonly brandId: string;
  readonly promoter: string;
  /** The group that the reviewer saw; he decides about this one and no other. */
  readonly groupId: string;
  readonly decision: 'approve' | 'reject';
  /** The person reads it. */
  readonly reason: string;
  readonly requestId: string;
}

export interface DecidedReview {
  readonly state: 'approved' | 'rejected';
  /** The group in which the promoter is now. */
  readonly groupId: string;
}

/**
 * Lets a person into the group that he asked for, or not, with a reason that he reads.
 *
 * Rejections: review-not-found when nothing waits for a decision any more; group-not-found when the brand has no such
 * group; request-id-taken.
 */
export function decideReview(
  ports: AuditedPorts,
  actor: Actor,
  request: DecideReviewRequest,
): Promise<Outcome<DecidedReview, 'review-not-found' | 'group-not-found' | 'request-id-taken'>> {
  const { brandId, promoter, groupId, reason, requestId } = request;
  const audited = { action: 'decideReview', brandId, requestId, reason, asked: request };
  return auditedWrite(ports, actor, audited, async (edit, nowMs) => {
    const joined = await edit.findJoined(brandId, promoter);
    const review = joined?.review;
    if (!joined || review?.state !== 'open' || review.groupId !== groupId) return rejected('review-not-found');
    const state = request.decision === 'approve' ? ('approved' as const) : ('rejected' as const);
    const brand = await edit.findBrand(brandId);
    if (!brand?.groups.some((group) => group.groupId === groupId)) return rejected('group-not-found');
    const placed = state === 'approved' ? groupId : joined.groupId;
    await edit.writeJoined({ ...joined, groupId: placed, review: { ...review, state, decidedAtMs: nowMs, reason } });
    const before = { groupId: joined.groupId, review: 'open' };
    const answer = { state, groupId: placed };
    const subject = `membership ${brandId}|${promoter}`;
    return ok({ subject, before, after: { groupId: placed, review: state }, answer });
  });
}
