import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { StaffMember } from '../../ports/staff-store';
import { auditedChange } from '../payees/audited-change';
import { type CasePorts, maySee } from './list-cases';
import { parseCaseId } from './read-case';

export interface TakeRequest {
  readonly caseId: string;
  /** False gives it back. */
  readonly isTaken: boolean;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Says that one works on a case, or gives it back, so that two people do not do the same. Whoever has it can be relieved:
 * taking it over says so in the audit.
 *
 * Rejections: case-not-found, case-taken where somebody took it in the last hour, request-id-taken.
 */
export async function takeCase(
  ports: CasePorts,
  member: StaffMember,
  request: TakeRequest,
): Promise<Outcome<{ readonly caseId: string; readonly isTaken: boolean }, TakeRefusal>> {
  const { caseId, isTaken, requestId, reason } = request;
  const asked = parseCaseId(caseId);
  const waiting = asked && (await ports.caseDesk.findWaiting(asked.kind, asked.id));
  if (!waiting || !maySee(member, waiting)) return rejected('case-not-found');
  const audited = { action: 'takeCase', brandId: waiting.brandId, requestId, reason, asked: { caseId, isTaken } };
  return auditedChange(ports.caseDesk, ports.clock, member, audited, async (transaction, atMs) => {
    const before = await transaction.findTake(caseId);
    const isOthers = before !== undefined && before.openid !== member.openid;
    if (isOthers && atMs - before.atMs < takenForMs) return rejected('case-taken');
    if (isTaken) await transaction.putTake({ caseId, openid: member.openid, name: member.name, atMs });
    else await transaction.clearTake(caseId);
    const after = { by: isTaken ? member.name : null };
    return ok({ subject: `case ${caseId}`, before: { by: before?.name ?? null }, after, answer: { caseId, isTaken } });
  });
}

export type TakeRefusal = 'case-not-found' | 'case-taken' | 'request-id-taken';

/** After an hour somebody else may take it over. */
const takenForMs = 3_600_000;

/**
 * Answers a complaint or an appeal and ends it; who complained reads the answer.
 *
 * Rejections: complaint-not-found, case-done where somebody answered it, request-id-taken.
 */
export async function answerComplaint(
  ports: CasePorts,
  member: StaffMember,
  request: { readonly complaintId: string; readonly requestId: string; readonly reason: string },
): Promise<Outcome<{ readonly complaintId: string }, 'complaint-not-found' | 'case-done' | 'request-id-taken'>> {
  const { complaintId, requestId, reason } = request;
  const asked = { complaintId, reason };
  const audited = { action: 'answerComplaint', brandId: null, requestId, reason, asked };
  return auditedChange(ports.caseDesk, ports.clock, member, audited, async (transaction, atMs) => {
    const complaint = await transaction.findComplaint(complaintId);
    if (!complaint) return rejected('complaint-not-found');
    if (complaint.state !== 'open') return rejected('case-done');
    await transaction.answerComplaint(complaintId, { text: reason, atMs });
    const after = { state: 'answered' };
    return ok({ subject: complaintId, before: { state: 'open' }, after, answer: { complaintId } });
  });
}
