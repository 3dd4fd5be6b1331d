import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type CorrectionPorts, previewCorrection } from '../../../backend/usecases/corrections/preview-correction';
import type { Outcome } from '../../../core/outcome';
import type { PreviewCorrectionView } from '../books-contract';
import { correctionSubjectField, correctionSubjectOf } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { staffAction } from './staff-action';

/** What a correction would do now, and who has to agree; writes nothing. */
export function previewCorrectionAction(ports: CorrectionPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ subject: correctionSubjectField }),
    duty: 'requestCorrection',
    brandOf: () => 'any',
    async run(input, { member, reach }): Promise<Outcome<PreviewCorrectionView, ConsoleFailure>> {
      const subject = correctionSubjectOf(input.subject);
      return subject.ok ? previewCorrection(ports, member, subject.value, reach) : subject;
    },
  });
}
