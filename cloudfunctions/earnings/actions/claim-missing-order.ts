import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { claimMissingOrder as claim } from '../../../backend/usecases/claims/claim-missing-order';
import type { ClaimPorts } from '../../../backend/usecases/claims/investigate-order';
import type { Outcome } from '../../../core/outcome';
import type { ClaimView, EarningsFailure } from '../contract';

const input = v.strictObject({ orderId: v.pipe(v.string(), v.regex(/^\d{1,20}$/)) });

/** An order that the caller misses: booked, explained, looked for again, or given to a person. */
export function claimMissingOrder(ports: ClaimPorts) {
  return action({
    input,
    run: ({ orderId }, caller): Promise<Outcome<ClaimView, EarningsFailure>> => claim(ports, caller.openid, orderId),
  });
}
