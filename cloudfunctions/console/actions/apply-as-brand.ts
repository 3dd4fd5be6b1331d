import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { applyAsBrand } from '../../../backend/usecases/setup/apply-as-brand';
import type { Outcome } from '../../../core/outcome';
import type { ApplyAsBrandView } from '../setup-contract';
import type { ConsoleFailure } from './console-failure';
import { nameField } from './console-fields';

/** Asks to be a brand of this deployment; everybody with goods may. */
export function applyAsBrandAction(ports: Parameters<typeof applyAsBrand>[0]) {
  return action({
    input: v.strictObject({
      brandName: nameField,
      contactName: nameField,
      shopName: nameField,
      about: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(500)),
      termsVersion: v.pipe(v.string(), v.maxLength(20)),
    }),
    run: (input, caller): Promise<Outcome<ApplyAsBrandView, ConsoleFailure>> => applyAsBrand(ports, caller, input),
  });
}
