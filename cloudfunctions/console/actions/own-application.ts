import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { readOwnApplication } from '../../../backend/usecases/setup/apply-as-brand';
import { ok } from '../../../core/outcome';
import type { ReadOwnApplicationView } from '../setup-contract';

/** How far the caller's application is, and the terms. */
export function ownApplicationAction(ports: Parameters<typeof readOwnApplication>[0]) {
  return action({
    input: v.strictObject({}),
    run: async (_input, caller) => ok<ReadOwnApplicationView>(await readOwnApplication(ports, caller)),
  });
}
