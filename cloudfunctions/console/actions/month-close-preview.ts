import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { previewMonthClose } from '../../../backend/usecases/closing/preview-month-close';
import type { CloseFactsPorts } from '../../../backend/usecases/closing/read-close-facts';
import type { Outcome } from '../../../core/outcome';
import type { MonthClosePreviewView } from '../closing-contract';
import { monthField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { staffAction } from './staff-action';

/** What stands in the way of closing a month. */
export function monthClosePreviewAction(ports: CloseFactsPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ month: monthField }),
    duty: 'readMonthCloses',
    brandOf: () => null,
    run: ({ month }): Promise<Outcome<MonthClosePreviewView, ConsoleFailure>> => previewMonthClose(ports, month),
  });
}
