import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { eraseMe } from '../../../backend/usecases/privacy/erase-me';
import type { LeaveProgramPorts } from '../../../backend/usecases/privacy/leave-program';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { EraseMeView } from '../person-contract';

/** Erases who the caller is. */
export function eraseMeAction(ports: LeaveProgramPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<EraseMeView, PromoterFailure>> => eraseMe(ports, caller),
  });
}
