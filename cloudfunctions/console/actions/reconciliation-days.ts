import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import {
  listReconciliationDays,
  type ReadReconciliationPorts,
} from '../../../backend/usecases/reconcile/read-reconciliation';
import { ok } from '../../../core/outcome';
import type { ReconciliationDaysView } from '../reconciliation-contract';
import { dayField } from './books-fields';
import { brandIdField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';

/** Days that the nights compared, the red ones first. */
export function reconciliationDaysAction(ports: ReadReconciliationPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField), beforeDay: v.optional(dayField) }),
    duty: 'reconciliationDays',
    brandOf: ({ brandId }) => brandId ?? 'any',
    run: async ({ brandId, ...page }, { reach }) =>
      ok<ReconciliationDaysView>(await listReconciliationDays(ports, reachWithin(reach, brandId), page)),
  });
}
