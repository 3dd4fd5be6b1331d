import * as v from 'valibot';
import { inviteKinds } from '../../../backend/ports/invite-store';
import type { RandomSource } from '../../../backend/ports/random';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { createInvite } from '../../../backend/usecases/brands/create-invite';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import type { Outcome } from '../../../core/outcome';
import type { ConsoleFailure, CreateInviteView } from '../contract';
import { appidField, auditedFields, brandIdField, groupIdField, momentField, nameField } from './console-fields';
import { staffAction } from './staff-action';

/** Makes an invite into a group of a brand. */
export function createInviteAction(
  ports: AuditedPorts & { readonly staff: StaffStore; readonly random: RandomSource },
) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      brandId: brandIdField,
      kind: v.picklist(inviteKinds),
      groupId: groupIdField,
      label: nameField,
      shopAppid: v.optional(appidField),
      useLimit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
      expiresAtMs: momentField,
    }),
    duty: 'createInvite',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<CreateInviteView, ConsoleFailure>> => createInvite(ports, member, input),
  });
}
