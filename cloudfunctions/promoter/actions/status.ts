import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type StatusPorts, status } from '../../../backend/usecases/joining/status';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure, StatusView } from '../contract';

/** Where the caller stands on the way to being a promoter. */
export function statusAction(ports: StatusPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<StatusView, PromoterFailure>> => status(ports, caller),
  });
}
