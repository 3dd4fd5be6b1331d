import * as v from 'valibot';
import type { ProgramEditor } from '../../../backend/ports/program-editor';
import type { PromoterStore } from '../../../backend/ports/promoter-store';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listReviews } from '../../../backend/usecases/brands/list-reviews';
import { ok } from '../../../core/outcome';
import type { ListReviewsView } from '../contract';
import { brandIdField } from './console-fields';
import { staffAction } from './staff-action';

export interface ListReviewsPorts {
  readonly staff: StaffStore;
  readonly editor: ProgramEditor;
  readonly promoters: PromoterStore;
}

/** People who wait to be let into a group. */
export function listReviewsAction(ports: ListReviewsPorts) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: brandIdField }),
    duty: 'listReviews',
    brandOf: ({ brandId }) => brandId,
    run: async ({ brandId }) => ok<ListReviewsView>(await listReviews(ports, brandId)),
  });
}
