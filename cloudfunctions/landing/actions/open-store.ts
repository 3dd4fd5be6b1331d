import * as v from 'valibot';
import { openAction } from '../../../backend/runtime/callable-function';
import { type OpenStorePorts, openStore } from '../../../backend/usecases/stores/open-store';
import type { Outcome } from '../../../core/outcome';
import type { OpenStoreFailure, OpenStoreView } from '../store-contract';

const tokenField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** A store by the code on its counter, or by a clerk's card; nothing is kept. */
export function openStoreAction(ports: OpenStorePorts) {
  return openAction({
    input: v.strictObject({ code: tokenField, clerkId: v.optional(tokenField) }),
    run: (input): Promise<Outcome<OpenStoreView, OpenStoreFailure>> => openStore(ports, input),
  });
}
