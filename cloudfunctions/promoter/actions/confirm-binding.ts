import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ConfirmBindingPorts, confirmBinding } from '../../../backend/usecases/joining/confirm-binding';
import type { Outcome } from '../../../core/outcome';
import type { ConfirmBindingView, PromoterFailure } from '../contract';

/** Makes the caller a promoter here once the platform knows the bond. */
export function confirmBindingAction(ports: ConfirmBindingPorts) {
  return action({
    input: v.strictObject({ brandId: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))) }),
    run: (input, caller): Promise<Outcome<ConfirmBindingView, PromoterFailure>> => confirmBinding(ports, caller, input),
  });
}
