import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { decideReview } from '../../../backend/usecases/brands/decide-review';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import type { Outcome } from '../../../core/outcome';
import type { ConsoleFailure, DecideReviewView } from '../contract';
import { appidField, auditedFields, brandIdField, groupIdField } from './console-fields';
import { staffAction } from './staff-action';

/** Lets a person into the group that he asked for, or not. */
export function decideReviewAction(ports: AuditedPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      brandId: brandIdField,
      promoter: appidField,
      groupId: groupIdField,
      decision: v.picklist(['approve', 'reject']),
    }),
    duty: 'decideReview',
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<DecideReviewView, ConsoleFailure>> => decideReview(ports, member, input),
  });
}
