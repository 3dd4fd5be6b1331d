import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { revokeStaffInvite } from '../../../backend/usecases/team/revoke-staff-invite';
import type { Outcome } from '../../../core/outcome';
import type { RevokeStaffInviteView } from '../staff-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, tokenField } from './console-fields';
import { staffAction } from './staff-action';

/** Takes a link for a role back. */
export function revokeStaffInviteAction(
  ports: Parameters<typeof revokeStaffInvite>[0] & { readonly staff: StaffStore },
) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, inviteId: tokenField, brandId: v.optional(brandIdField) }),
    duty: 'revokeStaffInvite',
    brandOf: ({ brandId }) => brandId ?? null,
    run: ({ brandId = null, ...input }, { member }): Promise<Outcome<RevokeStaffInviteView, ConsoleFailure>> =>
      revokeStaffInvite(ports, member, { ...input, brandId }),
  });
}
