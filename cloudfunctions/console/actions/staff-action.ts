import type * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { action } from '../../../backend/runtime/callable-function';
import { type Authorised, authorise } from '../../../backend/usecases/staff/authorise';
import type { ConsoleDuty } from '../../../backend/usecases/staff/role-matrix';
import type { Outcome } from '../../../core/outcome';
import type { ConsoleFailure } from './console-failure';

type InputSchema = v.GenericSchema<unknown, unknown>;

interface StaffActionDefinition<Schema extends InputSchema, View> {
  readonly input: Schema;
  /** What the caller must be allowed to do, as the table names it. */
  readonly duty: ConsoleDuty | ((input: v.InferOutput<Schema>) => ConsoleDuty);
  /** The brand it is about, null for the whole agency, 'any' for a list that is cut to the caller's reach. */
  readonly brandOf: (input: v.InferOutput<Schema>) => string | null | 'any';
  readonly run: (input: v.InferOutput<Schema>, who: Authorised) => Promise<Outcome<View, ConsoleFailure>>;
}

/** An action for people with a role: nothing of it runs before the table of roles allows it. */
export function staffAction<Schema extends InputSchema, View>(
  ports: { readonly staff: StaffStore },
  definition: StaffActionDefinition<Schema, View>,
) {
  return action({
    input: definition.input,
    async run(input: v.InferOutput<Schema>, caller): Promise<Outcome<View, ConsoleFailure>> {
      const duty = typeof definition.duty === 'function' ? definition.duty(input) : definition.duty;
      const who = await authorise(ports.staff, caller.openid, duty, definition.brandOf(input));
      return who.ok ? definition.run(input, who.value) : who;
    },
  });
}
