import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { approveList } from '../../../backend/usecases/payout-lists/approve-list';
import type { Outcome } from '../../../core/outcome';
import type { PayoutListApproveView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { listIdField, wholeFenField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Approves a list, so that it may be exported and paid. */
export function payoutListApproveAction(ports: Parameters<typeof approveList>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, listId: listIdField, totalFen: wholeFenField }),
    duty: 'payoutListApprove',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutListApproveView, ConsoleFailure>> =>
      approveList(ports, member, input),
  });
}
