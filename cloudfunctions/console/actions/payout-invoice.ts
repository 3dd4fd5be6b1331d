import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type InvoiceLinkPorts, invoiceLink } from '../../../backend/usecases/payout-lists/invoice-link';
import type { Outcome } from '../../../core/outcome';
import type { PayoutEvidenceView } from '../payout-lists-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** A link to the invoice of a business, with who looked and why. */
export function payoutInvoiceAction(ports: InvoiceLinkPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, payoutNo: payoutNoField }),
    duty: 'payoutInvoice',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutEvidenceView, ConsoleFailure>> => invoiceLink(ports, member, input),
  });
}
