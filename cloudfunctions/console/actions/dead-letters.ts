import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type DeadLetterPorts, listDeadLetters } from '../../../backend/usecases/staff/dead-letters';
import { ok } from '../../../core/outcome';
import type { DeadLettersView } from '../contract';
import { momentField } from './console-fields';
import { staffAction } from './staff-action';

/** Events of the platform that wait for a person. */
export function deadLettersAction(ports: DeadLetterPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ beforeMs: v.optional(momentField) }),
    duty: 'deadLetters',
    brandOf: () => null,
    run: async (input) => ok<DeadLettersView>(await listDeadLetters(ports, input)),
  });
}
