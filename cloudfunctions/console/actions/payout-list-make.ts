import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { makeList } from '../../../backend/usecases/payout-lists/make-list';
import type { Outcome } from '../../../core/outcome';
import type { PayoutListMakeView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { listRouteField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Puts the payouts that wait longest into a list. */
export function payoutListMakeAction(ports: Parameters<typeof makeList>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, route: listRouteField }),
    duty: 'payoutListMake',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutListMakeView, ConsoleFailure>> => makeList(ports, member, input),
  });
}
