import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type RecordDecisionPorts, recordDecision } from '../../../backend/usecases/intake/record-decision';
import type { Outcome } from '../../../core/outcome';
import type { ReviewedItemView } from '../intake-contract';
import type { ConsoleFailure } from './console-failure';
import { appidField, auditedFields, brandIdField, contentIdField, shareKindField } from './console-fields';
import { staffAction } from './staff-action';

/** Hands a thing in, which its brand may do too, or decides about it, which only the agency may. */
export function decideItemAction(ports: RecordDecisionPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      brandId: brandIdField,
      kind: shareKindField,
      id: contentIdField,
      shopAppid: appidField,
      decision: v.picklist(['submit', 'approve', 'reject', 'withdraw']),
    }),
    duty: ({ decision }) => (decision === 'submit' ? 'submitItem' : 'decideItem'),
    brandOf: ({ brandId }) => brandId,
    run: (input, { member }): Promise<Outcome<ReviewedItemView, ConsoleFailure>> =>
      recordDecision(ports, member, input),
  });
}
