import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { readSystem, type SystemPorts } from '../../../backend/usecases/setup/read-system';
import { ok } from '../../../core/outcome';
import type { SystemView } from '../setup-contract';
import { staffAction } from './staff-action';

/** Connections, limits and words; no value is shown. */
export function systemAction(ports: SystemPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'system',
    brandOf: () => null,
    run: async () => ok<SystemView>(await readSystem(ports)),
  });
}
