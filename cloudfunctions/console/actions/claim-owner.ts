import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ClaimPorts, claimOwner } from '../../../backend/usecases/staff/claim-owner';
import type { Outcome } from '../../../core/outcome';
import type { ClaimOwnerView } from '../staff-contract';
import type { ConsoleFailure } from './console-failure';
import { nameField } from './console-fields';

/** Makes the caller the owner, if he knows the one-time code. */
export function claimOwnerAction(ports: ClaimPorts) {
  return action({
    input: v.strictObject({ code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)), name: nameField }),
    run: (input, caller): Promise<Outcome<ClaimOwnerView, ConsoleFailure>> => claimOwner(ports, caller, input),
  });
}
