import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Correction, CorrectionActor, CorrectionTransaction } from '../../ports/correction-store';
import { type Reach, reaches } from '../staff/role-matrix';
import { auditedBooks, type BooksChange, type BooksRefusal } from './audited-books';
import { hasMovedOn, type PlanRefusal, planCorrection } from './plan-correction';
import { approvalRules, type CorrectionPorts } from './preview-correction';

export interface CorrectionDecision {
  readonly correctionId: string;
  readonly decision: 'approve' | 'reject';
  readonly reach: Reach;
  readonly reason: string;
  readonly requestId: string;
}

export type DecisionRefusal =
  | PlanRefusal
  | BooksRefusal
  | 'correction-not-found'
  | 'correction-decided'
  | 'correction-expired'
  | 'same-person'
  | 'wait-not-over'
  | 'changed-meanwhile';

export interface DecisionAnswer {
  readonly correctionId: string;
  readonly state: Correction['state'];
}

/**
 * Approves a requested correction, which carries it out in the same transaction and exactly once, or rejects it; whoever
 * asked may reject his own.
 *
 * Rejections: correction-not-found, correction-decided, correction-expired; same-person (two people are needed) and
 * wait-not-over (nobody else could approve, but the day is not over); changed-meanwhile when it would now move another
 * promoter's money or more than was asked for; those of the plan, with which it stays requested; reason-missing;
 * request-id-taken.
 */
export async function decideCorrection(
  ports: CorrectionPorts,
  actor: CorrectionActor,
  request: CorrectionDecision,
): Promise<Outcome<DecisionAnswer, DecisionRefusal>> {
  const { correctionId, decision, requestId, reason } = request;
  const { agencyAppid } = (await ports.settings.current()).agency;
  const { isAlone } = await approvalRules(ports.corrections);
  const action = decision === 'approve' ? 'approveCorrection' : 'rejectCorrection';
  const audited = { action, requestId, reason, asked: { correctionId, decision } };
  return auditedBooks<DecisionAnswer, DecisionRefusal>(ports, actor, audited, async (books, nowMs) => {
    const correction = await books.findCorrection(correctionId);
    if (!correction || !reaches(request.reach, correction.brandId)) return rejected('correction-not-found');
    if (correction.state === 'expired') return rejected('correction-expired');
    if (correction.state !== 'requested') return rejected('correction-decided');
    if (nowMs >= correction.expiresAtMs) {
      await books.writeCorrection({ ...correction, state: 'expired', decidedAtMs: nowMs });
      return rejected('correction-expired');
    }
    const decided = { ...correction, decidedBy: actor, decidedAtMs: nowMs, decisionReason: reason };
    if (decision === 'reject') return settle(books, correction, { ...decided, state: 'rejected' });
    const refusal = refusalOfApprover(correction, actor, isAlone, nowMs);
    if (refusal) return rejected(refusal);
    const plan = await planCorrection(books, correction.subject, {
      correctionId,
      agencyAppid,
      reach: request.reach,
      openid: actor.openid,
      isAlone,
      nowMs,
    });
    if (!plan.ok) return plan;
    if (hasMovedOn(plan.value, correction)) return rejected('changed-meanwhile');
    const ledgerIds = await plan.value.write();
    return settle(books, correction, { ...decided, state: 'approved', ledgerIds });
  });
}

function refusalOfApprover(
  { requestedBy, mayDecideAloneFromMs }: Correction,
  actor: CorrectionActor,
  isAlone: boolean,
  nowMs: number,
): 'same-person' | 'wait-not-over' | undefined {
  if (requestedBy.openid !== actor.openid) return undefined;
  // A second person may have come since: then he is asked.
  if (mayDecideAloneFromMs === null || !isAlone) return 'same-person';
  return nowMs < mayDecideAloneFromMs ? 'wait-not-over' : undefined;
}

async function settle(
  books: CorrectionTransaction,
  before: Correction,
  after: Correction,
): Promise<Outcome<BooksChange<DecisionAnswer>, never>> {
  await books.writeCorrection(after);
  const { id, state, brandId, ledgerIds } = after;
  return ok({
    brandId,
    subject: `correction ${id}`,
    before: { state: before.state, amountFen: before.amountFen },
    after: { state, ledgerIds },
    answer: { correctionId: id, state },
  });
}
