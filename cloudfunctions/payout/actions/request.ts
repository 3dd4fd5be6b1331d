import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import type { PayoutPorts } from '../../../backend/usecases/payouts/payout-ports';
import { requestPayout } from '../../../backend/usecases/payouts/request-payout';
import type { Outcome } from '../../../core/outcome';
import type { PayoutFailure, PayoutView } from '../contract';
import { amountField, requestIdField, routeField } from './payout-fields';

/** Reserves a withdrawal and has it handed over at once, unless somebody has to approve it. */
export function request(ports: PayoutPorts) {
  return action({
    input: v.strictObject({
      amountFen: amountField,
      netFen: amountField,
      requestId: requestIdField,
      route: routeField,
    }),
    run: (input, caller): Promise<Outcome<PayoutView, PayoutFailure>> => requestPayout(ports, caller.openid, input),
  });
}
