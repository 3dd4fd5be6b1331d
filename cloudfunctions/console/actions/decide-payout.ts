import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type DecidePorts, decidePayout } from '../../../backend/usecases/payouts/decide-payout';
import type { Outcome } from '../../../core/outcome';
import type { DecidePayoutView } from '../payouts-contract';
import type { ConsoleFailure } from './console-failure';
import { decisionField, reasonedFields } from './payout-fields';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Approves a payout, or declines it, which gives the money back. */
export function decidePayoutAction(ports: DecidePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...reasonedFields, payoutNo: payoutNoField, decision: decisionField }),
    duty: 'decidePayout',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<DecidePayoutView, ConsoleFailure>> => decidePayout(ports, member, input),
  });
}
