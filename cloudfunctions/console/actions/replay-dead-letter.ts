import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type DeadLetterPorts, replayDeadLetter } from '../../../backend/usecases/staff/dead-letters';
import type { Outcome } from '../../../core/outcome';
import type { ConsoleFailure, ReplayDeadLetterView } from '../contract';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Lets a dead letter be worked off again. */
export function replayDeadLetterAction(ports: DeadLetterPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)) }),
    duty: 'replayDeadLetter',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<ReplayDeadLetterView, ConsoleFailure>> =>
      replayDeadLetter(ports, member, input),
  });
}
