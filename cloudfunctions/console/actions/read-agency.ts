import * as v from 'valibot';
import type { ProgramEditor } from '../../../backend/ports/program-editor';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { readAgency } from '../../../backend/usecases/brands/save-agency';
import type { Outcome } from '../../../core/outcome';
import type { ReadAgencyView } from '../agency-contract';
import type { ConsoleFailure } from './console-failure';
import { staffAction } from './staff-action';

/** What the agency has set. */
export function readAgencyAction(ports: { readonly staff: StaffStore; readonly editor: ProgramEditor }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'readAgency',
    brandOf: () => null,
    run: (): Promise<Outcome<ReadAgencyView, ConsoleFailure>> => readAgency(ports),
  });
}
