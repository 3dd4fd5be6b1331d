import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { correctTaxMonth } from '../../../backend/usecases/tax/file-tax-month';
import type { Outcome } from '../../../core/outcome';
import type { FileTaxMonthView } from '../payout-lists-contract';
import { monthField, promoterField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { fenField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Takes late changes into a declared month. */
export function correctTaxMonthAction(ports: Parameters<typeof correctTaxMonth>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      month: monthField,
      promoter: promoterField,
      changes: v.pipe(
        v.array(
          v.strictObject({
            kind: v.picklist(['paid-after-filing', 'returned-after-filing']),
            grossFen: fenField,
            taxFen: fenField,
          }),
        ),
        v.minLength(1),
        v.maxLength(100),
      ),
    }),
    duty: 'correctTaxMonth',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<FileTaxMonthView, ConsoleFailure>> =>
      correctTaxMonth(ports, member, input),
  });
}
