import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { pausePayouts } from '../../../backend/usecases/payouts/pause-payouts';
import type { StepPorts } from '../../../backend/usecases/payouts/payout-ports';
import type { Outcome } from '../../../core/outcome';
import type { PausePayoutsView } from '../payout-settings-contract';
import type { ConsoleFailure } from './console-failure';
import { reasonedFields } from './payout-fields';
import { staffAction } from './staff-action';

/** Lets payouts go on before the pause ends by itself. */
export function resumePayoutsAction(ports: StepPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject(reasonedFields),
    duty: 'resumePayouts',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PausePayoutsView, ConsoleFailure>> =>
      pausePayouts(ports, member, { ...input, untilMs: null }),
  });
}
