import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { revokeInvite } from '../../../backend/usecases/brands/revoke-invite';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import type { Outcome } from '../../../core/outcome';
import type { ConsoleFailure, RevokeInviteView } from '../contract';
import { auditedFields, brandIdField, tokenField } from './console-fields';
import { staffAction } from './staff-action';

/** Ends an invite at once. */
export function revokeInviteAction(ports: AuditedPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, brandId: brandIdField, token: tokenField }),
    duty: 'revokeInvite',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<RevokeInviteView, ConsoleFailure>> => revokeInvite(ports, member, input),
  });
}
