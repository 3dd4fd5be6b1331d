import { composeBase } from '../../backend/compose';
import { composePayouts } from '../../backend/compose-pay';
import { callableFunction } from '../../backend/runtime/callable-function';
import { cancel } from './actions/cancel';
import { confirmParameters } from './actions/confirm-parameters';
import { history } from './actions/history';
import { quote } from './actions/quote';
import { request } from './actions/request';

const ports = composePayouts(composeBase());

export const main = callableFunction({
  name: 'payout',
  identity: 'required',
  actions: {
    quote: quote(ports),
    request: request(ports),
    confirmParameters: confirmParameters(ports),
    cancel: cancel(ports),
    history: history(ports),
  },
  journal: ports.journal,
  getContext: ports.getContext,
});
