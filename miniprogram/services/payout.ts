import type {
  CancelRequest,
  ConfirmParametersRequest,
  ConfirmParametersView,
  HistoryRequest,
  HistoryView,
  PayoutView,
  QuoteRequest,
  QuoteView,
  RequestRequest,
} from '../../cloudfunctions/payout/contract';
import type {
  AttachInvoiceView,
  DeletePayeeView,
  PayeeAction,
  PayeeInputs,
  ReadPayeeView,
  ReportNotReceivedView,
  SavePayeeView,
} from '../../cloudfunctions/payout/payee-contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

export function quotePayout(input: QuoteRequest['input']): Promise<Answer<QuoteView>> {
  const request: QuoteRequest = { action: 'quote', input };
  return callCloud('payout', request);
}

export function requestPayout(input: RequestRequest['input']): Promise<Answer<PayoutView>> {
  const request: RequestRequest = { action: 'request', input };
  return callCloud('payout', request);
}

export function confirmParameters(payoutNo: string): Promise<Answer<ConfirmParametersView>> {
  const request: ConfirmParametersRequest = { action: 'confirmParameters', input: { payoutNo } };
  return callCloud('payout', request);
}

export function cancelPayout(payoutNo: string): Promise<Answer<PayoutView>> {
  const request: CancelRequest = { action: 'cancel', input: { payoutNo } };
  return callCloud('payout', request);
}

export function payoutHistory(input: HistoryRequest['input']): Promise<Answer<HistoryView>> {
  const request: HistoryRequest = { action: 'history', input };
  return callCloud('payout', request);
}

export function readPayee(): Promise<Answer<ReadPayeeView>> {
  return callPayee('readPayee', {});
}

export function savePayee(input: PayeeInputs['savePayee']): Promise<Answer<SavePayeeView>> {
  return callPayee('savePayee', input);
}

export function deletePayee(requestId: string): Promise<Answer<DeletePayeeView>> {
  return callPayee('deletePayee', { requestId });
}

export function attachInvoice(input: PayeeInputs['attachInvoice']): Promise<Answer<AttachInvoiceView>> {
  return callPayee('attachInvoice', input);
}

export function reportNotReceived(input: PayeeInputs['reportNotReceived']): Promise<Answer<ReportNotReceivedView>> {
  return callPayee('reportNotReceived', input);
}

function callPayee<Name extends PayeeAction, Value>(action: Name, input: PayeeInputs[Name]): Promise<Answer<Value>> {
  return callCloud('payout', { action, input });
}
