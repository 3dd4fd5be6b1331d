import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { markFailed } from '../../../backend/usecases/payout-lists/mark-row';
import type { Outcome } from '../../../core/outcome';
import type { PayoutMarkView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { markingFields } from './payout-list-fields';
import { staffAction } from './staff-action';

/** States that a payout of an approved list failed, or came back. */
export function payoutMarkFailedAction(ports: Parameters<typeof markFailed>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      ...markingFields,
      outcome: v.picklist(['failed', 'returned']),
      failReason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)),
    }),
    duty: 'payoutMarkFailed',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutMarkView, ConsoleFailure>> => markFailed(ports, member, input),
  });
}
