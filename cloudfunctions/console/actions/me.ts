import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { action } from '../../../backend/runtime/callable-function';
import { me } from '../../../backend/usecases/staff/me';
import { type Outcome, ok } from '../../../core/outcome';
import type { ConsoleFailure, MeView } from '../contract';

/** What the caller's roles let him do; anybody may ask about himself. */
export function meAction(ports: { readonly staff: StaffStore }) {
  return action({
    input: v.strictObject({}),
    run: async (_input, caller): Promise<Outcome<MeView, ConsoleFailure>> => ok(await me(ports, caller)),
  });
}
