import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { payoutHistory } from '../../../backend/usecases/payouts/payout-history';
import type { PayoutPorts } from '../../../backend/usecases/payouts/payout-ports';
import type { Outcome } from '../../../core/outcome';
import type { HistoryView, PayoutFailure } from '../contract';

/** A page of the caller's payouts, the newest first. */
export function history(ports: PayoutPorts) {
  return action({
    input: v.strictObject({ beforeMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
    run: ({ beforeMs }, caller): Promise<Outcome<HistoryView, PayoutFailure>> =>
      payoutHistory(ports, caller.openid, beforeMs),
  });
}
