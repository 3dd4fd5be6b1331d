import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { abandonPayout } from '../../../backend/usecases/payouts/abandon-payout';
import type { StepPorts } from '../../../backend/usecases/payouts/payout-ports';
import type { Outcome } from '../../../core/outcome';
import type { AbandonPayoutView } from '../payouts-contract';
import type { ConsoleFailure } from './console-failure';
import { reasonedFields } from './payout-fields';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Signs that a payout never arrived anywhere. */
export function abandonPayoutAction(ports: StepPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...reasonedFields, payoutNo: payoutNoField }),
    duty: 'abandonPayout',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<AbandonPayoutView, ConsoleFailure>> =>
      abandonPayout(ports, member, input),
  });
}
