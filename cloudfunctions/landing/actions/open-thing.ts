import * as v from 'valibot';
import { openAction } from '../../../backend/runtime/callable-function';
import { type OpenLinkPorts, openThing } from '../../../backend/usecases/landing/open-link';
import type { Outcome } from '../../../core/outcome';
import { shareKinds } from '../../../core/sharing/share-kind';
import type { LandingFailure, LandingView } from '../contract';

/** A thing without a person; nothing is kept. */
export function openThingAction(ports: OpenLinkPorts) {
  return openAction({
    input: v.strictObject({
      kind: v.picklist(shareKinds),
      id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
      shopAppid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
    }),
    run: (input, caller): Promise<Outcome<LandingView, LandingFailure>> => openThing(ports, caller, input),
  });
}
