import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import type { PayoutPorts } from '../../../backend/usecases/payouts/payout-ports';
import { quotePayout } from '../../../backend/usecases/payouts/quote-payout';
import type { Outcome } from '../../../core/outcome';
import type { PayoutFailure, QuoteView } from '../contract';
import { amountField, routeField } from './payout-fields';

/** What would arrive of an amount, and how it would have to go. */
export function quote(ports: PayoutPorts) {
  return action({
    input: v.strictObject({ amountFen: amountField, route: routeField }),
    run: (input, caller): Promise<Outcome<QuoteView, PayoutFailure>> => quotePayout(ports, caller.openid, input),
  });
}
