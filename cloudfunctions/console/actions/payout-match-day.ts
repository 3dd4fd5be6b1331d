import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type MatchDaysPorts, payoutMatchDay } from '../../../backend/usecases/payout-oversight/payout-match-days';
import { ok } from '../../../core/outcome';
import type { OnePayoutMatchDayView } from '../payouts-contract';
import { dayField } from './books-fields';
import { staffAction } from './staff-action';

/** One day with every payout that differed, explained. */
export function payoutMatchDayAction(ports: MatchDaysPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ day: dayField }),
    duty: 'payoutMatchDay',
    brandOf: () => null,
    run: async ({ day }) => ok<OnePayoutMatchDayView>(await payoutMatchDay(ports, day)),
  });
}
