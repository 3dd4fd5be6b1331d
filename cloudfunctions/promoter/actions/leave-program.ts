import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type LeaveProgramPorts, leaveProgram } from '../../../backend/usecases/privacy/leave-program';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { LeaveProgramView } from '../person-contract';

/** Ends the caller's part; what he earned is still paid. */
export function leaveProgramAction(ports: LeaveProgramPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<LeaveProgramView, PromoterFailure>> => leaveProgram(ports, caller),
  });
}
