import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type CloseWorkItemPorts, closeWorkItem } from '../../../backend/usecases/reconcile/close-work-item';
import type { Outcome } from '../../../core/outcome';
import type { CloseWorkItemView } from '../reconciliation-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Ends a work item of the nights, with a reason. */
export function closeWorkItemAction(ports: CloseWorkItemPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)) }),
    duty: 'closeWorkItem',
    brandOf: () => 'any',
    run: (input, { member, reach }): Promise<Outcome<CloseWorkItemView, ConsoleFailure>> =>
      closeWorkItem(ports, { ...member, reach }, input),
  });
}
