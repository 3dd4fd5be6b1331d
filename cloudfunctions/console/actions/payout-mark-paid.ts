import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { markPaid } from '../../../backend/usecases/payout-lists/mark-row';
import type { Outcome } from '../../../core/outcome';
import type { PayoutMarkView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, momentField } from './console-fields';
import { markingFields, wholeFenField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** States that a payout of an approved list was paid. */
export function payoutMarkPaidAction(ports: Parameters<typeof markPaid>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      ...markingFields,
      reference: v.pipe(markingFields.reference, v.nonEmpty()),
      paidFen: wholeFenField,
      paidAtMs: momentField,
    }),
    duty: 'payoutMarkPaid',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutMarkView, ConsoleFailure>> => markPaid(ports, member, input),
  });
}
