import { fixedAnswer } from '../../../core/commission/claim-answer';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Claim, ClaimStore } from '../../ports/claim-store';
import type { CorrectionActor } from '../../ports/correction-store';
import { type AuditedBooksPorts, auditedBooks, type BooksRefusal } from '../corrections/audited-books';
import { wholeMoments } from '../corrections/whole-moments';
import { type Reach, reaches } from '../staff/role-matrix';

const pageSize = 50;

/** Claims that wait for a person, the first due first, with their evidence; cut to the reader's brands. */
export async function listClaims(
  ports: { readonly claims: ClaimStore },
  reach: Reach,
  page: { readonly afterDueMs?: number | undefined },
): Promise<{ readonly claims: readonly Claim[]; readonly nextAfterDueMs: number | null }> {
  const found = await ports.claims.listForPeople({ afterDueMs: page.afterDueMs ?? 0, limit: pageSize });
  const { items, nextMs } = wholeMoments(found, pageSize, ({ dueAtMs }) => dueAtMs ?? 0);
  return { claims: items.filter(({ brandId }) => reaches(reach, brandId)), nextAfterDueMs: nextMs };
}

export interface ClaimDecisionRequest {
  readonly claimId: string;
  readonly decision: 'grant' | 'decline';
  /** What the promoter reads about it, and the audit. */
  readonly words: string;
  readonly reach: Reach;
  readonly requestId: string;
}

/**
 * Ends a claim. Granting it moves no money: that is a re-attribution of its own, which names the claim.
 *
 * Rejections: claim-not-found (of another brand too), claim-decided, reason-missing, request-id-taken.
 */
export function decideClaim(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: ClaimDecisionRequest,
): Promise<Outcome<{ readonly claimId: string }, BooksRefusal | 'claim-not-found' | 'claim-decided'>> {
  const { claimId, decision, words, requestId } = request;
  const audited = { action: `${decision}Claim`, requestId, reason: words, asked: { claimId, decision, words } };
  return auditedBooks(ports, actor, audited, async (books) => {
    const claim = await books.findClaim(claimId);
    if (!claim || !reaches(request.reach, claim.brandId)) return rejected('claim-not-found');
    if (claim.answer.state !== 'with-person') return rejected('claim-decided');
    await books.writeClaim({
      ...claim,
      answer: fixedAnswer(decision === 'grant' ? 'GRANTED' : 'DECLINED'),
      decision: { ...actor, words },
      dueAtMs: null,
      revision: claim.revision + 1,
    });
    const change = { brandId: claim.brandId, subject: claimId, before: { code: claim.answer.code } };
    return ok({ ...change, after: { decision }, answer: { claimId } });
  });
}
