import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type RevokePorts, revokeRole } from '../../../backend/usecases/team/revoke-role';
import type { Outcome } from '../../../core/outcome';
import type { RevokeRoleView } from '../staff-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, roleField, tokenField } from './console-fields';
import { staffAction } from './staff-action';

/** Takes a role from somebody, at once. */
export function revokeRoleAction(ports: RevokePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...{ ...auditedFields, memberId: tokenField, role: roleField, brandId: v.optional(brandIdField) },
    }),
    duty: 'revokeRole',
    brandOf: ({ brandId }) => brandId ?? null,
    run: ({ brandId = null, ...input }, { member }): Promise<Outcome<RevokeRoleView, ConsoleFailure>> =>
      revokeRole(ports, member, { ...input, brandId }),
  });
}
