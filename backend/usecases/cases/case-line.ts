import type { CaseKind } from '../../../core/cases/case-kind';
import type { CaseTake, WaitingCase } from '../../ports/case-desk';
import { type WorkItemLine, workItemLine } from '../reconcile/work-item-line';

/** A case as the queue shows it. */
export interface CaseLine extends Omit<WaitingCase, 'item'> {
  /** Kind and document in one: it opens the case. */
  readonly caseId: string;
  readonly isOverdue: boolean;
  readonly takenBy: { readonly name: string; readonly atMs: number; readonly isMe: boolean } | null;
  /** The explanation of a difference, null of other kinds. */
  readonly risk: WorkItemLine | null;
}

export function caseIdOf(kind: CaseKind, id: string): string {
  return `${kind}:${id}`;
}

export function caseLine(
  waiting: WaitingCase,
  take: CaseTake | undefined,
  reader: { readonly openid: string; readonly nowMs: number },
): CaseLine {
  const { item, ...fields } = waiting;
  const risk = item && workItemLine(item);
  const gapFen = risk?.theirFen == null || risk.ourFen === null ? null : risk.theirFen - risk.ourFen;
  const ofRisk = risk
    ? { promoter: risk.promoter, orderId: risk.orderId, payoutNo: risk.payoutNo, amountFen: gapFen, about: risk.code }
    : {};
  return {
    ...{ ...fields, ...ofRisk },
    caseId: caseIdOf(fields.kind, fields.id),
    isOverdue: reader.nowMs > fields.dueAtMs,
    takenBy: take ? { name: take.name, atMs: take.atMs, isMe: take.openid === reader.openid } : null,
    risk,
  };
}
