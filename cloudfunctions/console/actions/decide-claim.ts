import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { decideClaim } from '../../../backend/usecases/claims/decide-claim';
import type { AuditedBooksPorts } from '../../../backend/usecases/corrections/audited-books';
import type { Outcome } from '../../../core/outcome';
import type { DecideClaimView } from '../books-contract';
import { claimIdField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Ends a claim; the promoter reads the reason. */
export function decideClaimAction(ports: AuditedBooksPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, claimId: claimIdField, decision: v.picklist(['grant', 'decline']) }),
    duty: 'decideClaim',
    brandOf: () => 'any',
    run: ({ reason, ...input }, { member, reach }): Promise<Outcome<DecideClaimView, ConsoleFailure>> =>
      decideClaim(ports, member, { ...input, words: reason, reach }),
  });
}
