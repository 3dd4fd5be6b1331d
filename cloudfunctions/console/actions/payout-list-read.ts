import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { readList } from '../../../backend/usecases/payout-lists/read-lists';
import type { Outcome } from '../../../core/outcome';
import type { PayoutListReadView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { listIdField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** One list with its rows, accounts masked. */
export function payoutListReadAction(ports: Parameters<typeof readList>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ listId: listIdField }),
    duty: 'payoutListRead',
    brandOf: () => null,
    run: ({ listId }, { member }): Promise<Outcome<PayoutListReadView, ConsoleFailure>> =>
      readList(ports, member, listId),
  });
}
