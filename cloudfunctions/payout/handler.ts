import { composeBase } from '../../backend/compose';
import { composePayouts } from '../../backend/compose-pay';
import { composePayees } from '../../backend/compose-payees';
import { callableFunction } from '../../backend/runtime/callable-function';
import { cancel } from './actions/cancel';
import { confirmParameters } from './actions/confirm-parameters';
import { history } from './actions/history';
import { payeeActions } from './actions/payee-actions';
import { quote } from './actions/quote';
import { request } from './actions/request';

const base = composeBase();
const ports = composePayouts(base);

export const main = callableFunction({
  name: 'payout',
  identity: 'required',
  actions: {
    quote: quote(ports),
    request: request(ports),
    confirmParameters: confirmParameters(ports),
    cancel: cancel(ports),
    history: history(ports),
    ...payeeActions(composePayees(base)),
  },
  journal: ports.journal,
  getContext: ports.getContext,
});
