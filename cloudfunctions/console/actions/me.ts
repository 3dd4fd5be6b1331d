import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type MePorts, me } from '../../../backend/usecases/staff/me';
import { type Outcome, ok } from '../../../core/outcome';
import type { MeView } from '../staff-contract';
import type { ConsoleFailure } from './console-failure';

/** What the caller's roles let him do; anybody may ask about himself. */
export function meAction(ports: MePorts) {
  return action({
    input: v.strictObject({}),
    run: async (_input, caller): Promise<Outcome<MeView, ConsoleFailure>> => ok(await me(ports, caller)),
  });
}
