import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listApplications } from '../../../backend/usecases/setup/decide-application';
import { ok } from '../../../core/outcome';
import type { ListApplicationsView } from '../setup-contract';
import { staffAction } from './staff-action';

/** Who asked to be a brand here. */
export function listApplicationsAction(ports: Parameters<typeof listApplications>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'listApplications',
    brandOf: () => null,
    run: async () => ok<ListApplicationsView>(await listApplications(ports)),
  });
}
