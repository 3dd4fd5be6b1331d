import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type GiveMaterialsPorts, giveMaterials } from '../../../backend/usecases/campaigns/give-materials';
import type { Outcome } from '../../../core/outcome';
import { shareKinds } from '../../../core/sharing/share-kind';
import type { MaterialsView, PromotionFailure } from '../contract';

/** One page of what the promoter's brands wrote for him to use. */
export function materialsAction(ports: GiveMaterialsPorts) {
  return action({
    input: v.strictObject({
      thing: v.optional(
        v.strictObject({
          kind: v.picklist(shareKinds),
          id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(128)),
          shopAppid: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
        }),
      ),
      beforeMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    }),
    run: (input, caller): Promise<Outcome<MaterialsView, PromotionFailure>> => giveMaterials(ports, caller, input),
  });
}
