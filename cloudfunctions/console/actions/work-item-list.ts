import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listWorkItems, type ReadReconciliationPorts } from '../../../backend/usecases/reconcile/read-reconciliation';
import { ok } from '../../../core/outcome';
import type { WorkItemsView } from '../reconciliation-contract';
import { brandIdField, momentField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';

/** What the nights found and nobody has closed. */
export function workItemsAction(ports: ReadReconciliationPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: v.optional(brandIdField), beforeMs: v.optional(momentField) }),
    duty: 'workItems',
    brandOf: ({ brandId }) => brandId ?? 'any',
    run: async ({ brandId, ...page }, { reach }) =>
      ok<WorkItemsView>(await listWorkItems(ports, reachWithin(reach, brandId), page)),
  });
}
