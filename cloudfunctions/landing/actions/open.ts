import * as v from 'valibot';
import { openAction } from '../../../backend/runtime/callable-function';
import { type OpenLinkPorts, openLink } from '../../../backend/usecases/landing/open-link';
import type { Outcome } from '../../../core/outcome';
import type { LandingFailure, LandingView } from '../contract';

/** What a link leads to; a touch is kept only with identity and consent. */
export function openLinkAction(ports: OpenLinkPorts) {
  return openAction({
    input: v.strictObject({
      token: v.pipe(v.string(), v.maxLength(200)),
      forwarderToken: v.optional(v.pipe(v.string(), v.maxLength(200))),
      consent: v.boolean(),
      withCode: v.optional(v.boolean()),
    }),
    run: (input, caller): Promise<Outcome<LandingView, LandingFailure>> => openLink(ports, caller, input),
  });
}
