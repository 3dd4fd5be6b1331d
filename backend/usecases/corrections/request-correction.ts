import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingDayOf, dayMs } from '../../../core/time/beijing-day';
import type {
  Correction,
  CorrectionActor,
  CorrectionSubject,
  CorrectionTransaction,
} from '../../ports/correction-store';
import type { Reach } from '../staff/role-matrix';
import { auditedBooks, type BooksChange, type BooksRefusal } from './audited-books';
import { type CorrectionPlan, hasMovedOn, type PlanRefusal, planCorrection, type SeenPlan } from './plan-correction';
import { type ApprovalRules, approvalRules, type CorrectionPorts } from './preview-correction';

/** Where nobody else could approve, the one who asked may after a day (notice, audit and a limit come with it). */
export const waitAloneMs = dayMs;
/** A request that nobody decided is over after a week: the facts have moved on. */
export const correctionLifeMs = 7 * dayMs;
const correctionIdBits = 96;

export interface CorrectionAnswer {
  readonly correctionId: string;
  readonly state: Correction['state'];
  readonly amountFen: number;
  readonly expiresAtMs: number;
  readonly mayDecideAloneFromMs: number | null;
}

export type RequestRefusal = PlanRefusal | BooksRefusal | 'second-person-needed' | 'changed-meanwhile';

export interface CorrectionRequest {
  readonly subject: CorrectionSubject;
  /** What the preview showed; absent where nobody looked. */
  readonly seen?: SeenPlan | undefined;
  readonly reach: Reach;
  readonly reason: string;
  readonly requestId: string;
}

/**
 * Asks for a re-attribution or an adjustment. Up to the limit it is carried out at once; above it waits for a second
 * person. Where nobody else could approve, a correction for oneself waits its day however small it is. What one person
 * corrects alone counts together over a Beijing day, so that a large sum cannot be cut small.
 *
 * Rejections: those of the plan (see planCorrection); second-person-needed (nobody else could approve and it is above
 * what one person may do even after the wait); changed-meanwhile when it would now move another promoter's money or more
 * than was seen; reason-missing; request-id-taken.
 */
export async function requestCorrection(
  ports: CorrectionPorts,
  actor: CorrectionActor,
  request: CorrectionRequest,
): Promise<Outcome<CorrectionAnswer, RequestRefusal>> {
  const { subject, reach, reason, requestId } = request;
  const { agencyAppid } = (await ports.settings.current()).agency;
  const rules = await approvalRules(ports.corrections);
  const { isAlone } = rules;
  const { openid } = actor;
  const correctionId = ports.random.token(correctionIdBits);
  const action = subject.kind === 'reattribution' ? 'reattribute' : 'adjust';
  const audited = { action, requestId, reason, asked: subject };
  const answer = await auditedBooks(ports, actor, audited, async (books, nowMs) => {
    const plan = await planCorrection(books, subject, { correctionId, agencyAppid, reach, openid, isAlone, nowMs });
    if (!plan.ok) return plan;
    if (request.seen && hasMovedOn(plan.value, request.seen)) return rejected('changed-meanwhile');
    return decideWay(books, { correctionId, actor, subject, reason, rules, plan: plan.value, nowMs });
  });
  if (answer.ok && answer.value.mayDecideAloneFromMs !== null) {
    ports.journal.alarm('CORRECTION_WAITS_ALONE', { name: correctionId, amountFen: answer.value.amountFen });
  }
  return answer;
}

interface Asked {
  readonly correctionId: string;
  readonly actor: CorrectionActor;
  readonly subject: CorrectionSubject;
  readonly reason: string;
  readonly rules: ApprovalRules;
  readonly plan: CorrectionPlan;
  readonly nowMs: number;
}

async function decideWay(
  books: CorrectionTransaction,
  asked: Asked,
): Promise<Outcome<BooksChange<CorrectionAnswer>, 'second-person-needed'>> {
  const { actor, rules, plan, nowMs } = asked;
  const sizeFen = Math.abs(plan.amountFen);
  const day = beijingDayOf(nowMs);
  const spentFen = (await books.findSpentFen(actor.openid, day)) + sizeFen;
  if (spentFen <= rules.limitFen && !plan.isForOneself) {
    const ledgerIds = await plan.write();
    await books.writeSpentFen(actor.openid, day, spentFen);
    const decided = { decidedBy: actor, decidedAtMs: nowMs, decisionReason: null };
    return keep(books, asked, { ...newCorrection(asked), ...decided, state: 'approved', ledgerIds });
  }
  if (!rules.isAlone) return keep(books, asked, newCorrection(asked));
  if (sizeFen > rules.aloneLimitFen) return rejected('second-person-needed');
  return keep(books, asked, { ...newCorrection(asked), mayDecideAloneFromMs: nowMs + waitAloneMs });
}

function newCorrection({ correctionId, actor, subject, reason, plan, nowMs }: Asked): Correction {
  const { brandId, fromPromoter, amountFen } = plan;
  return {
    id: correctionId,
    subject,
    brandId,
    fromPromoter,
    amountFen,
    reason,
    requestedBy: actor,
    requestedAtMs: nowMs,
    state: 'requested',
    mayDecideAloneFromMs: null,
    expiresAtMs: nowMs + correctionLifeMs,
    decidedBy: null,
    decidedAtMs: null,
    decisionReason: null,
    ledgerIds: [],
  };
}

async function keep(books: CorrectionTransaction, { plan }: Asked, correction: Correction) {
  await books.addCorrection(correction);
  const { id, subject, brandId, state, amountFen, expiresAtMs, mayDecideAloneFromMs, ledgerIds } = correction;
  const about = subject.kind === 'reattribution' ? `order ${subject.orderKey}` : `wallet ${subject.promoter}`;
  return ok({
    brandId,
    subject: about,
    before: { promoter: plan.fromPromoter, wallets: plan.wallets },
    after: { correctionId: id, state, amountFen, ledgerIds },
    answer: { correctionId: id, state, amountFen, expiresAtMs, mayDecideAloneFromMs },
  });
}
