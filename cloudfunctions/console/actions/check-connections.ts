import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type CheckPorts, checkConnections } from '../../../backend/usecases/setup/check-connections';
import { toldCheck } from '../../../backend/usecases/setup/read-setup';
import { ok } from '../../../core/outcome';
import type { ConnectionCheckView } from '../setup-contract';
import { staffAction } from './staff-action';

/** Looks at all connections now. */
export function checkConnectionsAction(ports: CheckPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'checkConnections',
    brandOf: () => null,
    run: async (_input, { member }) => ok<ConnectionCheckView>(toldCheck(await checkConnections(ports, member))),
  });
}
