import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { PayeeAction } from '../payee-contract';
import { attachInvoiceAction } from './attach-invoice';
import { deletePayeeAction } from './delete-payee';
import { readPayeeAction } from './read-payee';
import { reportNotReceivedAction } from './report-not-received';
import { savePayeeAction } from './save-payee';

type PayeeActionPorts = Parameters<typeof savePayeeAction>[0] &
  Parameters<typeof attachInvoiceAction>[0] &
  Parameters<typeof reportNotReceivedAction>[0];

/** Everything about where one is paid, by the names of its actions. */
export function payeeActions(ports: PayeeActionPorts): Readonly<Record<PayeeAction, Action<IdentifiedCaller>>> {
  return {
    readPayee: readPayeeAction(ports),
    savePayee: savePayeeAction(ports),
    deletePayee: deletePayeeAction(ports),
    attachInvoice: attachInvoiceAction(ports),
    reportNotReceived: reportNotReceivedAction(ports),
  };
}
