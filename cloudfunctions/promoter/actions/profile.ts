import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ProfilePorts, profile } from '../../../backend/usecases/joining/profile';
import type { Outcome } from '../../../core/outcome';
import type { ProfileView, PromoterFailure } from '../contract';

/** Who the caller is here. */
export function profileAction(ports: ProfilePorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<ProfileView, PromoterFailure>> => profile(ports, caller),
  });
}
