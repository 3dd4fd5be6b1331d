import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type ReadIntakePorts, readIntake } from '../../../backend/usecases/intake/read-intake';
import type { Outcome } from '../../../core/outcome';
import type { ReadIntakeView } from '../intake-contract';
import type { ConsoleFailure } from './console-failure';
import { intakeSubjectFields } from './console-fields';
import { intakeSubject } from './intake-subject';
import { staffAction } from './staff-action';

/** How far a shop or a talent of a brand has come. */
export function readIntakeAction(ports: ReadIntakePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject(intakeSubjectFields),
    duty: 'readIntake',
    brandOf: ({ brandId }) => brandId,
    run: (input): Promise<Outcome<ReadIntakeView, ConsoleFailure>> =>
      readIntake(ports, [input.brandId], intakeSubject(input)),
  });
}
