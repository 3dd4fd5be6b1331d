import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { cancelPayout } from '../../../backend/usecases/payouts/cancel-payout';
import type { PayoutPorts } from '../../../backend/usecases/payouts/payout-ports';
import type { Outcome } from '../../../core/outcome';
import type { PayoutFailure, PayoutView } from '../contract';
import { payoutNoField } from './payout-fields';

/** Takes back one of the caller's payouts, or asks the provider to. */
export function cancel(ports: PayoutPorts) {
  return action({
    input: v.strictObject({ payoutNo: payoutNoField }),
    run: ({ payoutNo }, caller): Promise<Outcome<PayoutView, PayoutFailure>> =>
      cancelPayout(ports, caller.openid, payoutNo),
  });
}
