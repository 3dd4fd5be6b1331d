import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { OversightPorts } from '../../../backend/usecases/payout-oversight/payout-queue';
import { stuckPayouts } from '../../../backend/usecases/payout-oversight/stuck-payouts';
import { ok } from '../../../core/outcome';
import type { StuckPayoutsView } from '../payouts-contract';
import { staffAction } from './staff-action';

/** What needs a person, by class, with what to do next. */
export function stuckPayoutsAction(ports: OversightPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'stuckPayouts',
    brandOf: () => null,
    run: async () => ok<StuckPayoutsView>(await stuckPayouts(ports)),
  });
}
