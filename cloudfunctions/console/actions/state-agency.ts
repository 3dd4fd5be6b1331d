import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { stateAgency } from '../../../backend/usecases/setup/state-agency';
import type { Outcome } from '../../../core/outcome';
import type { StateAgencyView } from '../setup-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, nameField } from './console-fields';
import { staffAction } from './staff-action';

/** States the agency, once. */
export function stateAgencyAction(ports: Parameters<typeof stateAgency>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      legalName: nameField,
      settledBy: v.picklist(['agency', 'platform']),
      agreementVersion: v.pipe(v.string(), v.regex(/^[0-9A-Za-z.-]{1,20}$/)),
    }),
    duty: 'stateAgency',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<StateAgencyView, ConsoleFailure>> => stateAgency(ports, member, input),
  });
}
