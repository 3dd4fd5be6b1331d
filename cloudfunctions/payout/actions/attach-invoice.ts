import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { attachInvoice, type InvoicePorts } from '../../../backend/usecases/payout-lists/attach-invoice';
import type { Outcome } from '../../../core/outcome';
import type { AttachInvoiceView, PayeeFailure } from '../payee-contract';
import { fileIdField, invoiceNumberField } from './payee-fields';
import { payoutNoField, requestIdField } from './payout-fields';

/** Notes the invoice of a business for one of the caller's payouts. */
export function attachInvoiceAction(ports: InvoicePorts) {
  return action({
    input: v.strictObject({
      payoutNo: payoutNoField,
      invoiceNumber: invoiceNumberField,
      fileId: fileIdField,
      requestId: requestIdField,
    }),
    run: (input, caller): Promise<Outcome<AttachInvoiceView, PayeeFailure>> =>
      attachInvoice(ports, caller.openid, input),
  });
}
