import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { pausePayouts } from '../../../backend/usecases/payouts/pause-payouts';
import type { StepPorts } from '../../../backend/usecases/payouts/payout-ports';
import type { Outcome } from '../../../core/outcome';
import type { PausePayoutsView } from '../payout-settings-contract';
import type { ConsoleFailure } from './console-failure';
import { momentField } from './console-fields';
import { reasonedFields } from './payout-fields';
import { staffAction } from './staff-action';

/** Stops all payouts until a moment. */
export function pausePayoutsAction(ports: StepPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...reasonedFields, untilMs: momentField }),
    duty: 'pausePayouts',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PausePayoutsView, ConsoleFailure>> => pausePayouts(ports, member, input),
  });
}
