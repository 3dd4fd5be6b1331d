import type { ReviewState } from '../../../core/intake/review-state';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { type DecideItemPorts, type DecideItemRefusal, type ItemDecision, planDecision, targetOf } from './decide-item';
import type { ReviewView } from './list-for-review';

export type RecordDecisionPorts = AuditedPorts & DecideItemPorts;

export interface RecordedDecision extends ItemDecision {
  readonly brandId: string;
  readonly reason: string;
  readonly requestId: string;
}

/** What the entry keeps besides the answer: what the thing was when it was decided, to tell whether it still is. */
interface KeptDecision {
  readonly view: ReviewView;
  readonly from: ReviewState;
  readonly seenAtMs: number | null;
}

type Refusal = DecideItemRefusal | 'request-id-taken';

/**
 * Takes a thing of a brand one step further in its review, and writes down who did it and why. It is written down first
 * and done then: when the second is lost, the same request does it. Where somebody else was faster in between, a second
 * entry says that it was not done.
 *
 * Rejections: those of decideItem, changed-meanwhile also for a repeat after somebody decided anew; request-id-taken.
 */
export async function recordDecision(
  ports: RecordDecisionPorts,
  actor: Actor,
  request: RecordedDecision,
): Promise<Outcome<ReviewView, Refusal>> {
  const { brandId, requestId, reason } = request;
  const subject = `${request.kind} ${request.shopAppid}|${request.id}`;
  const audited = { action: 'decideItem', brandId, requestId, reason, asked: request };
  let planned: KeptDecision | undefined;
  const written = await auditedWrite<KeptDecision, DecideItemRefusal>(ports, actor, audited, async () => {
    const plan = await planDecision(ports, actor, [brandId], request);
    if (!plan.ok) return plan;
    const { item, change, view } = plan.value;
    planned = { view, from: change.from, seenAtMs: item.reviewedAtMs };
    const before = { state: item.reviewState, reason: item.reviewReason };
    return ok({ subject, before, after: { state: view.state, reason: view.reason }, answer: planned });
  });
  if (!written.ok) return written;
  const kept = written.value;
  if (await isDone(ports, actor, request, kept)) return ok(kept.view);
  // Only the first try knows that it was not done; at a repeat it may have been, and decided anew since.
  if (kept === planned) await recordOvertaken(ports, actor, request, subject, kept);
  return rejected('changed-meanwhile');
}

/** Does what was written down unless it is done already; false when somebody else decided meanwhile. */
async function isDone(
  { reviews }: RecordDecisionPorts,
  { openid }: Actor,
  request: RecordedDecision,
  { view, from, seenAtMs }: KeptDecision,
): Promise<boolean> {
  const now = await reviews.findReviewed(targetOf(request));
  if (!now) return false;
  const { state, decidedAtMs, reason } = view;
  if (now.reviewedBy === openid && now.reviewedAtMs === decidedAtMs && now.reviewState === state) return true;
  if (now.reviewedAtMs !== seenAtMs || now.reviewState !== from || decidedAtMs === null) return false;
  return reviews.changeReview(targetOf(request), { from, to: state, by: openid, atMs: decidedAtMs, reason });
}

async function recordOvertaken(
  ports: RecordDecisionPorts,
  actor: Actor,
  request: RecordedDecision,
  subject: string,
  { view }: KeptDecision,
): Promise<void> {
  const { brandId, reason } = request;
  // No page can send such an id: what it sends holds no bar.
  const requestId = `${request.requestId}|overtaken`;
  const audited = { action: 'decideItem', brandId, requestId, reason, asked: request };
  await auditedWrite(ports, actor, audited, async () => {
    const now = await ports.reviews.findReviewed(targetOf(request));
    const after = { state: now?.reviewState ?? null, reason: now?.reviewReason ?? null, notDone: 'changed-meanwhile' };
    return ok({ subject, before: { state: view.state, reason: view.reason }, after, answer: {} });
  });
}
