import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { previewImport } from '../../../backend/usecases/payout-lists/import-results';
import type { Outcome } from '../../../core/outcome';
import type { PayoutImportPreviewView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { contentField, listIdField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** What taking in a bank's result file would write, line by line. */
export function payoutImportPreviewAction(ports: Parameters<typeof previewImport>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ listId: listIdField, contentBase64: contentField }),
    duty: 'payoutImportPreview',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutImportPreviewView, ConsoleFailure>> =>
      previewImport(ports, member, input),
  });
}
