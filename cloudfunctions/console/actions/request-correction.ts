import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { CorrectionPorts } from '../../../backend/usecases/corrections/preview-correction';
import { requestCorrection } from '../../../backend/usecases/corrections/request-correction';
import type { Outcome } from '../../../core/outcome';
import type { RequestCorrectionView } from '../books-contract';
import { correctionSubjectField, correctionSubjectOf, promoterField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

const seenField = v.strictObject({
  fromPromoter: v.nullable(promoterField),
  amountFen: v.pipe(v.number(), v.safeInteger()),
});

/** Carries out a small correction, or keeps a large one for a second person. */
export function requestCorrectionAction(ports: CorrectionPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, subject: correctionSubjectField, seen: v.optional(seenField) }),
    duty: 'requestCorrection',
    brandOf: () => 'any',
    async run({ requestId, reason, ...input }, { member, reach }) {
      const subject = correctionSubjectOf(input.subject);
      if (!subject.ok) return subject;
      const asked = { subject: subject.value, seen: input.seen, reach, reason, requestId };
      return requestCorrection(ports, member, asked) satisfies Promise<Outcome<RequestCorrectionView, ConsoleFailure>>;
    },
  });
}
