import { type CaseKind, caseKinds } from '../../../core/cases/case-kind';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ClaimEvidence, ClaimStore } from '../../ports/claim-store';
import type { Complaint } from '../../ports/complaint-store';
import type { CorrectionStore } from '../../ports/correction-store';
import type { PromoterStore } from '../../ports/promoter-store';
import type { StaffMember } from '../../ports/staff-store';
import { type CorrectionLine, correctionLine } from '../corrections/list-corrections';
import { type CaseLine, caseLine } from './case-line';
import { type CasePorts, maySee } from './list-cases';

export interface ReadCasePorts extends CasePorts {
  readonly claims: Pick<ClaimStore, 'findClaim'>;
  readonly corrections: Pick<CorrectionStore, 'findCorrection'>;
  readonly promoters: Pick<PromoterStore, 'findPromoter'>;
}

/** A case with everything that a person needs to decide it; what its kind does not have is null. */
export interface OpenCase {
  readonly line: CaseLine;
  readonly promoterName: string | null;
  readonly evidence: readonly ClaimEvidence[];
  readonly claimWords: { readonly zh: string; readonly en: string } | null;
  readonly complaint: Pick<Complaint, 'topic' | 'text' | 'orderId' | 'answer'> | null;
  readonly correction: CorrectionLine | null;
}

/** Kind and document of a case's id; undefined for anything else. */
export function parseCaseId(caseId: string): { readonly kind: CaseKind; readonly id: string } | undefined {
  const colon = caseId.indexOf(':');
  const kind = caseKinds.find((one) => one === caseId.slice(0, colon));
  return kind && { kind, id: caseId.slice(colon + 1) };
}

/**
 * One case that still waits.
 *
 * Rejections: case-not-found, the same for one that is done, of another brand, or that never was.
 */
export async function readCase(
  ports: ReadCasePorts,
  member: StaffMember,
  caseId: string,
): Promise<Outcome<OpenCase, 'case-not-found'>> {
  const asked = parseCaseId(caseId);
  const waiting = asked && (await ports.caseDesk.findWaiting(asked.kind, asked.id));
  if (!waiting || !maySee(member, waiting)) return rejected('case-not-found');
  const [take] = await ports.caseDesk.listTakes([caseId]);
  const nowMs = ports.clock.nowMs();
  const line = caseLine(waiting, take, { openid: member.openid, nowMs });
  const { kind, id } = waiting;
  const claim =
    kind === 'claim' && line.promoter !== null && line.orderId !== null
      ? await ports.claims.findClaim(line.promoter, line.orderId)
      : undefined;
  const complaint = kind === 'complaint' || kind === 'appeal' ? await ports.caseDesk.findComplaint(id) : undefined;
  const correction = kind === 'correction' ? await ports.corrections.findCorrection(id) : undefined;
  const person = line.promoter === null ? undefined : await ports.promoters.findPromoter(line.promoter);
  return ok({
    line,
    promoterName: person?.nickname ?? null,
    evidence: claim?.evidence ?? [],
    claimWords: claim ? { zh: claim.answer.zh, en: claim.answer.en } : null,
    complaint: complaint ? shownComplaint(complaint) : null,
    correction: correction ? correctionLine(correction, member.openid, nowMs) : null,
  });
}

function shownComplaint({ topic, text, orderId, answer }: Complaint): OpenCase['complaint'] {
  return { topic, text, orderId, answer };
}
