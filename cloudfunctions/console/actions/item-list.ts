import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type ListReviewPorts, listForReview } from '../../../backend/usecases/intake/list-for-review';
import { reviewStates } from '../../../core/intake/review-state';
import { ok } from '../../../core/outcome';
import type { ItemListView } from '../intake-contract';
import { brandIdField, shareKindField } from './console-fields';
import { staffAction } from './staff-action';

/** Things with their reviews: of one brand, or of all that the caller reaches. */
export function itemListAction(ports: ListReviewPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      brandId: v.optional(brandIdField),
      kind: v.optional(shareKindField),
      states: v.optional(v.pipe(v.array(v.picklist(reviewStates)), v.nonEmpty(), v.maxLength(reviewStates.length))),
    }),
    duty: 'itemList',
    brandOf: ({ brandId }) => brandId ?? 'any',
    run: async ({ brandId, kind, states }, { reach }) => {
      const items = await listForReview(ports, brandId === undefined ? reach : [brandId], { kind, states });
      return ok<ItemListView>({ items });
    },
  });
}
