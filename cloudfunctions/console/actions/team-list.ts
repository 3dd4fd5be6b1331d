import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { readTeam, type TeamPorts } from '../../../backend/usecases/team/read-team';
import { ok } from '../../../core/outcome';
import type { TeamListView } from '../staff-contract';
import { brandIdField } from './console-fields';
import { staffAction } from './staff-action';

/** Who has a role, and which links for roles still work. */
export function teamListAction(ports: TeamPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField) }),
    duty: 'teamList',
    brandOf: ({ brandId }) => brandId ?? null,
    run: async ({ brandId }, { member }) =>
      ok<TeamListView>(await readTeam(ports, member, brandId === undefined ? 'every-brand' : [brandId])),
  });
}
