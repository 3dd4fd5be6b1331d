import * as v from 'valibot';
import { openAction } from '../../../backend/runtime/callable-function';
import { type CreateShareLinkPorts, createShareLink } from '../../../backend/usecases/sharing/create-share-link';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { shareKinds } from '../../../core/sharing/share-kind';
import type { LandingFailure, ReshareView } from '../contract';

/** The own link of a promoter who wants to pass on what he is looking at. */
export function reshareAction(ports: CreateShareLinkPorts) {
  return openAction({
    input: v.strictObject({
      kind: v.picklist(shareKinds),
      id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
      shopAppid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
    }),
    async run(input, { openid }): Promise<Outcome<ReshareView, LandingFailure>> {
      if (openid === undefined) return rejected('no-identity');
      const made = await createShareLink(ports, { openid }, input);
      if (!made.ok) return made;
      const { token, landingPath, shareText } = made.value;
      return ok({ reshareToken: token, resharePath: landingPath, shareText });
    },
  });
}
