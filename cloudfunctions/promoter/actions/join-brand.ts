import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type JoinBrandPorts, joinBrand } from '../../../backend/usecases/joining/join-brand';
import type { Outcome } from '../../../core/outcome';
import type { JoinBrandView, PromoterFailure } from '../contract';

/** Joins one more brand, by an invite or into the open group. */
export function joinBrandAction(ports: JoinBrandPorts) {
  return action({
    input: v.strictObject({
      inviteToken: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/))),
      brandId: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))),
      declaresNoOffice: v.optional(v.literal(true)),
    }),
    run: (input, caller): Promise<Outcome<JoinBrandView, PromoterFailure>> => joinBrand(ports, caller, input),
  });
}
