import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { withdrawList } from '../../../backend/usecases/payout-lists/withdraw-list';
import type { Outcome } from '../../../core/outcome';
import type { PayoutListWithdrawView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { listIdField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Gives up a list that nobody approved. */
export function payoutListWithdrawAction(ports: Parameters<typeof withdrawList>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, listId: listIdField }),
    duty: 'payoutListWithdraw',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutListWithdrawView, ConsoleFailure>> =>
      withdrawList(ports, member, input),
  });
}
