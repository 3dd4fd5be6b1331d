import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { applyImport } from '../../../backend/usecases/payout-lists/import-results';
import type { Outcome } from '../../../core/outcome';
import type { PayoutImportApplyView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { contentField, lineField, listIdField } from './payout-list-fields';
import { staffAction } from './staff-action';
import { timeSlice } from './time-slice';

/** Takes in a bank's result file: all of it, or all but the lines that are named. */
export function payoutImportApplyAction(ports: Parameters<typeof applyImport>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      listId: listIdField,
      contentBase64: contentField,
      fileHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      skipLines: v.pipe(v.array(lineField), v.maxLength(5000)),
    }),
    duty: 'payoutImportApply',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutImportApplyView, ConsoleFailure>> =>
      applyImport(ports, member, input, timeSlice(ports.clock)),
  });
}
