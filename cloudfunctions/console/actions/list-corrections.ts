import * as v from 'valibot';
import type { Clock } from '../../../backend/ports/clock';
import type { CorrectionStore } from '../../../backend/ports/correction-store';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listCorrections } from '../../../backend/usecases/corrections/list-corrections';
import { ok } from '../../../core/outcome';
import type { ListCorrectionsView } from '../books-contract';
import { brandIdField, momentField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';

export interface ListCorrectionsPorts {
  readonly staff: StaffStore;
  readonly corrections: CorrectionStore;
  readonly clock: Clock;
}

/** Corrections that wait for a decision, and those that were decided. */
export function listCorrectionsAction(ports: ListCorrectionsPorts) {
  return staffAction(ports, {
    input: v.strictObject({
      state: v.picklist(['requested', 'approved', 'rejected', 'expired']),
      brandId: v.optional(brandIdField),
      beforeMs: v.optional(momentField),
      afterMs: v.optional(momentField),
    }),
    duty: 'listCorrections',
    brandOf: ({ brandId }) => brandId ?? 'any',
    async run({ brandId, ...page }, { member, reach }) {
      const reader = { openid: member.openid, reach: reachWithin(reach, brandId) };
      return ok<ListCorrectionsView>(await listCorrections(ports, reader, page));
    },
  });
}
