import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type MonthFilePorts, monthCloseFile } from '../../../backend/usecases/closing/read-month-closes';
import type { Outcome } from '../../../core/outcome';
import type { MonthCloseFileView } from '../closing-contract';
import { monthField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { staffAction } from './staff-action';

/** A closed month as a file, in parts. */
export function monthCloseFileAction(ports: MonthFilePorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      month: monthField,
      format: v.picklist(['csv', 'xlsx']),
      afterNumber: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
    }),
    duty: 'readMonthCloses',
    brandOf: () => null,
    run: (input): Promise<Outcome<MonthCloseFileView, ConsoleFailure>> => monthCloseFile(ports, input),
  });
}
