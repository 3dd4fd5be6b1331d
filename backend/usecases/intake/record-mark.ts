import { type Outcome, ok } from '../../../core/outcome';
import type { IntakeStore, IntakeSubject, MarkPlace } from '../../ports/intake-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import {
  type MarkStepPorts,
  type MarkStepRefusal,
  type PlannedMark,
  planMark,
  type StepRequest,
  writeMark,
} from './mark-step';

export interface RecordedMark extends StepRequest {
  readonly brandId: string;
  readonly reason: string;
  readonly requestId: string;
}

/** What the entry keeps: what is to be written, and when the mark before it was made. */
interface KeptMarking extends PlannedMark {
  readonly seenAtMs: number | null;
}

/**
 * Marks a step of a brand's shop or talent or takes the mark back, and writes down who did it and why. The entry comes
 * first and the mark then: when the second is lost, the same request does it, unless the step was marked anew since.
 *
 * Rejections: those of markStep; request-id-taken.
 */
export async function recordMark(
  ports: AuditedPorts & MarkStepPorts,
  actor: Actor,
  request: RecordedMark,
): Promise<Outcome<{ readonly isDone: boolean }, MarkStepRefusal | 'request-id-taken'>> {
  const { brandId, requestId, reason, subject } = request;
  const audited = { action: 'markStep', brandId, requestId, reason, asked: request };
  // The platform is asked before the transaction begins, not within it.
  const plan = await planMark(ports, actor, [brandId], request);
  let planned: KeptMarking | undefined;
  const written = await auditedWrite<KeptMarking, MarkStepRefusal>(ports, actor, audited, async () => {
    if (!plan.ok) return plan;
    const { place, mark } = plan.value;
    const before = await markAt(ports.intakes, subject, place);
    planned = { place, mark, seenAtMs: before?.atMs ?? null };
    return ok({ subject: `step ${nameOf(subject, place)}`, before, after: mark, answer: planned });
  });
  if (!written.ok) return written;
  const { place, seenAtMs } = written.value;
  const now = await markAt(ports.intakes, subject, place);
  const isFirstTry = written.value === planned;
  if (isFirstTry || (now?.atMs ?? null) === seenAtMs) await writeMark(ports, actor, subject, written.value);
  return ok({ isDone: written.value.mark !== null });
}

async function markAt(intakes: IntakeStore, subject: IntakeSubject, place: MarkPlace) {
  const { marks } = await intakes.findIntake(subject);
  const { flow, linkedAccountId, step } = place;
  const kept = marks.find(
    (mark) => mark.flow === flow && mark.linkedAccountId === linkedAccountId && mark.step === step,
  );
  return kept?.mark ?? null;
}

function nameOf(subject: IntakeSubject, { flow, linkedAccountId, step }: MarkPlace): string {
  const whose = 'shopAppid' in subject ? subject.shopAppid : subject.talentAppid;
  return [whose, flow, linkedAccountId ?? '-', step].join('|');
}
