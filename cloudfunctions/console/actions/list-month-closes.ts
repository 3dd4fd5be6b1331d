import * as v from 'valibot';
import type { MonthCloses } from '../../../backend/ports/month-closes';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listMonthCloses } from '../../../backend/usecases/closing/read-month-closes';
import { ok } from '../../../core/outcome';
import type { ListMonthClosesView } from '../closing-contract';
import { monthField } from './books-fields';
import { staffAction } from './staff-action';

/** Closed months, the newest first. */
export function listMonthClosesAction(ports: { readonly staff: StaffStore; readonly closes: MonthCloses }) {
  return staffAction(ports, {
    input: v.strictObject({ beforeMonth: v.optional(monthField) }),
    duty: 'readMonthCloses',
    brandOf: () => null,
    run: async (page) => ok<ListMonthClosesView>(await listMonthCloses(ports, page)),
  });
}
