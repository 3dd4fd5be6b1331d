import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { inviteStaff } from '../../../backend/usecases/team/invite-staff';
import type { Outcome } from '../../../core/outcome';
import type { InviteStaffView } from '../staff-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, nameField, roleField } from './console-fields';
import { staffAction } from './staff-action';

/** Makes a link for one role; of the agency only its owner may, of a brand its owner too. */
export function inviteStaffAction(ports: Parameters<typeof inviteStaff>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, role: roleField, brandId: v.optional(brandIdField), label: nameField }),
    duty: 'inviteStaff',
    brandOf: ({ brandId }) => brandId ?? null,
    run: ({ brandId = null, ...input }, { member }): Promise<Outcome<InviteStaffView, ConsoleFailure>> =>
      inviteStaff(ports, member, { ...input, brandId }),
  });
}
