import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { decideCorrection } from '../../../backend/usecases/corrections/decide-correction';
import type { CorrectionPorts } from '../../../backend/usecases/corrections/preview-correction';
import type { Outcome } from '../../../core/outcome';
import type { DecideCorrectionView } from '../books-contract';
import { correctionIdField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Approves a correction, which only the agency may, or rejects it. */
export function decideCorrectionAction(ports: CorrectionPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      correctionId: correctionIdField,
      decision: v.picklist(['approve', 'reject']),
    }),
    duty: ({ decision }) => (decision === 'approve' ? 'decideCorrection' : 'requestCorrection'),
    brandOf: () => 'any',
    run: (input, { member, reach }): Promise<Outcome<DecideCorrectionView, ConsoleFailure>> =>
      decideCorrection(ports, member, { ...input, reach }),
  });
}
