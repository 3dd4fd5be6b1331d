import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { closeReport } from '../../../backend/usecases/payout-lists/close-report';
import type { Outcome } from '../../../core/outcome';
import type { PayoutReportCloseView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Answers a promoter who said that his money has not arrived. */
export function payoutReportCloseAction(ports: Parameters<typeof closeReport>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, payoutNo: payoutNoField }),
    duty: 'payoutReportClose',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutReportCloseView, ConsoleFailure>> =>
      closeReport(ports, member, input),
  });
}
