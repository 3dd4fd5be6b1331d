import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { exportList } from '../../../backend/usecases/payout-lists/export-list';
import type { Outcome } from '../../../core/outcome';
import type { PayoutListExportView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { fileFormatField, listIdField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** An approved list as a file for the bank, for Alipay or for payroll. */
export function payoutListExportAction(ports: Parameters<typeof exportList>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, listId: listIdField, format: fileFormatField }),
    duty: 'payoutListExport',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutListExportView, ConsoleFailure>> =>
      exportList(ports, member, input),
  });
}
