import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { fileTaxMonth } from '../../../backend/usecases/tax/file-tax-month';
import type { Outcome } from '../../../core/outcome';
import type { FileTaxMonthView } from '../payout-lists-contract';
import { monthField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Notes that a month was declared to the tax office. */
export function fileTaxMonthAction(ports: Parameters<typeof fileTaxMonth>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, month: monthField }),
    duty: 'fileTaxMonth',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<FileTaxMonthView, ConsoleFailure>> => fileTaxMonth(ports, member, input),
  });
}
