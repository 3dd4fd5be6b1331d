import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type AcceptPorts, acceptStaffInvite } from '../../../backend/usecases/team/accept-staff-invite';
import type { Outcome } from '../../../core/outcome';
import type { AcceptStaffInviteView } from '../staff-contract';
import type { ConsoleFailure } from './console-failure';
import { nameField, tokenField } from './console-fields';

/** Gives the caller the role of a link that he opened. */
export function acceptStaffInviteAction(ports: AcceptPorts) {
  return action({
    input: v.strictObject({ token: tokenField, name: nameField }),
    run: (input, caller): Promise<Outcome<AcceptStaffInviteView, ConsoleFailure>> =>
      acceptStaffInvite(ports, caller, input),
  });
}
