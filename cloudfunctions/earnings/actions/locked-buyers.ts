import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type CountLocksPorts, countLocks } from '../../../backend/usecases/earnings/count-locks';
import type { Outcome } from '../../../core/outcome';
import type { EarningsFailure, LockedBuyersView } from '../contract';

/** How many buyers the caller's links lock now, without names. */
export function lockedBuyers(ports: CountLocksPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<LockedBuyersView, EarningsFailure>> => countLocks(ports, caller.openid),
  });
}
