import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type RegisterPorts, register } from '../../../backend/usecases/joining/register';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure, RegisterView } from '../contract';

/** Keeps the consent and answers what to open at the platform. */
export function registerAction(ports: RegisterPorts) {
  return action({
    input: v.strictObject({
      agreementVersion: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
      isAdult: v.boolean(),
      brandId: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))),
    }),
    run: (input, caller): Promise<Outcome<RegisterView, PromoterFailure>> => register(ports, caller, input),
  });
}
