import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type ReadSetupPorts, readSetup } from '../../../backend/usecases/setup/read-setup';
import { ok } from '../../../core/outcome';
import type { SetupView } from '../setup-contract';
import { staffAction } from './staff-action';

/** How far this deployment is. */
export function setupAction(ports: ReadSetupPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'setup',
    brandOf: () => null,
    run: async () => ok<SetupView>(await readSetup(ports)),
  });
}
