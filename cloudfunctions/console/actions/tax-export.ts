import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { exportTax } from '../../../backend/usecases/tax/export-tax';
import type { Outcome } from '../../../core/outcome';
import type { TaxExportView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { fileFormatField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Who was paid and what was withheld: of a month, a quarter or a year. */
export function taxExportAction(ports: Parameters<typeof exportTax>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, period: v.pipe(v.string(), v.maxLength(6)), format: fileFormatField }),
    duty: 'taxExport',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<TaxExportView, ConsoleFailure>> => exportTax(ports, member, input),
  });
}
