import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type CreateShareLinkPorts, createShareLink } from '../../../backend/usecases/sharing/create-share-link';
import type { Outcome } from '../../../core/outcome';
import { shareKinds } from '../../../core/sharing/share-kind';
import type { PromotionFailure, ShareLinkView } from '../contract';

/** A promoter's link to one thing, in every form that its kind has. */
export function createShareLinkAction(ports: CreateShareLinkPorts) {
  return action({
    input: v.strictObject({
      kind: v.picklist(shareKinds),
      id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
      shopAppid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
      withCode: v.optional(v.boolean()),
    }),
    run: (input, caller): Promise<Outcome<ShareLinkView, PromotionFailure>> => createShareLink(ports, caller, input),
  });
}
