import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type MatchDaysPorts, payoutMatchDays } from '../../../backend/usecases/payout-oversight/payout-match-days';
import { ok } from '../../../core/outcome';
import type { PayoutMatchDaysView } from '../payouts-contract';
import { dayField } from './books-fields';
import { staffAction } from './staff-action';

/** Days whose payouts were compared with the bills, the red ones first. */
export function payoutMatchDaysAction(ports: MatchDaysPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ beforeDay: v.optional(dayField) }),
    duty: 'payoutMatchDays',
    brandOf: () => null,
    run: async (input) => ok<PayoutMatchDaysView>(await payoutMatchDays(ports, input)),
  });
}
