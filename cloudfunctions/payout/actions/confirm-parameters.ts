import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { confirmParameters as parametersOf } from '../../../backend/usecases/payouts/confirm-parameters';
import type { PayoutPorts } from '../../../backend/usecases/payouts/payout-ports';
import type { Outcome } from '../../../core/outcome';
import type { ConfirmParametersView, PayoutFailure } from '../contract';
import { payoutNoField } from './payout-fields';

/** What opens the platform's page on which the caller confirms. */
export function confirmParameters(ports: PayoutPorts) {
  return action({
    input: v.strictObject({ payoutNo: payoutNoField }),
    run: ({ payoutNo }, caller): Promise<Outcome<ConfirmParametersView, PayoutFailure>> =>
      parametersOf(ports, caller.openid, payoutNo),
  });
}
