import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type MoneyNeededPorts, moneyNeeded } from '../../../backend/usecases/payout-oversight/money-needed';
import { ok } from '../../../core/outcome';
import type { MoneyNeededView } from '../payout-settings-contract';
import { staffAction } from './staff-action';
import { timeSlice } from './time-slice';

/** Money that promoters could have paid out within 7 and 30 days, against both accounts. */
export function moneyNeededAction(ports: MoneyNeededPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'moneyNeeded',
    brandOf: () => null,
    run: async () => ok<MoneyNeededView>(await moneyNeeded(ports, timeSlice(ports.clock))),
  });
}
