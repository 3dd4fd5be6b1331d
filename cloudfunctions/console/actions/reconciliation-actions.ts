import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { ReconciliationAction } from '../reconciliation-contract';
import { reconciliationDayAction } from './reconciliation-day';
import { reconciliationDaysAction } from './reconciliation-days';
import { closeWorkItemAction } from './work-item-close';
import { workItemsAction } from './work-item-list';

export type ReconciliationPorts = Parameters<typeof reconciliationDaysAction>[0] &
  Parameters<typeof closeWorkItemAction>[0];

/** What the nights found, by the names of its actions. */
export function reconciliationActions(
  ports: ReconciliationPorts,
): Readonly<Record<ReconciliationAction, Action<IdentifiedCaller>>> {
  return {
    reconciliationDays: reconciliationDaysAction(ports),
    reconciliationDay: reconciliationDayAction(ports),
    workItems: workItemsAction(ports),
    closeWorkItem: closeWorkItemAction(ports),
  };
}
