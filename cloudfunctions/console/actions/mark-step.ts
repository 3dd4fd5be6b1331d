import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { MarkStepPorts } from '../../../backend/usecases/intake/mark-step';
import { recordMark } from '../../../backend/usecases/intake/record-mark';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import { intakeFlows } from '../../../core/intake/intake-flow';
import type { Outcome } from '../../../core/outcome';
import type { MarkStepView } from '../intake-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, intakeSubjectFields, momentField } from './console-fields';
import { intakeSubject } from './intake-subject';
import { staffAction } from './staff-action';

const mostSlots = 100;
const slotField = v.strictObject({ startsAtMs: momentField, endsAtMs: momentField });

/** Notes that a step of an intake is done, or takes that back. */
export function markStepAction(ports: AuditedPorts & MarkStepPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      ...intakeSubjectFields,
      flow: v.picklist(intakeFlows),
      linkedAccountId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_@-]{1,128}$/))),
      step: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
      isDone: v.boolean(),
      note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
      slots: v.optional(v.pipe(v.array(slotField), v.maxLength(mostSlots))),
    }),
    duty: 'markStep',
    brandOf: ({ brandId }) => brandId,
    run: ({ subject, subjectAppid, ...input }, { member }): Promise<Outcome<MarkStepView, ConsoleFailure>> =>
      recordMark(ports, member, { ...input, subject: intakeSubject({ ...input, subject, subjectAppid }) }),
  });
}
