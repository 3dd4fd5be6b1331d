import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type AcceptAgreementPorts, acceptAgreement } from '../../../backend/usecases/joining/accept-agreement';
import type { Outcome } from '../../../core/outcome';
import type { AcceptAgreementView, PromoterFailure } from '../contract';

/** Accepts the agreement in force, or one that was announced with a change of who pays. */
export function acceptAgreementAction(ports: AcceptAgreementPorts) {
  return action({
    input: v.strictObject({
      agreementVersion: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
      isAdult: v.boolean(),
    }),
    run: (input, caller): Promise<Outcome<AcceptAgreementView, PromoterFailure>> =>
      acceptAgreement(ports, caller, input),
  });
}
