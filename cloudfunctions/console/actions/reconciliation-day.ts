import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import {
  type ReadReconciliationPorts,
  readReconciliationDay,
} from '../../../backend/usecases/reconcile/read-reconciliation';
import { ok } from '../../../core/outcome';
import type { OneReconciliationDayView } from '../reconciliation-contract';
import { dayField } from './books-fields';
import { brandIdField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';

/** One day with everything that differed on it, explained. */
export function reconciliationDayAction(ports: ReadReconciliationPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField), day: dayField }),
    duty: 'reconciliationDay',
    brandOf: ({ brandId }) => brandId ?? 'any',
    run: async ({ brandId, day }, { reach }) =>
      ok<OneReconciliationDayView>(await readReconciliationDay(ports, reachWithin(reach, brandId), day)),
  });
}
