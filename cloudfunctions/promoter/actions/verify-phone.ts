import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type VerifyPhonePorts, verifyPhone } from '../../../backend/usecases/joining/verify-phone';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure, VerifyPhoneView } from '../contract';

/** Keeps the hash of the phone whose code the person's own button gave. */
export function verifyPhoneAction(ports: VerifyPhonePorts) {
  return action({
    input: v.strictObject({ code: v.pipe(v.string(), v.regex(/^[\w-]{8,256}$/)) }),
    run: (input, caller): Promise<Outcome<VerifyPhoneView, PromoterFailure>> => verifyPhone(ports, caller, input),
  });
}
