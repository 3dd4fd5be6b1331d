import { composeBase, composeConsole } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleActions } from './actions/console-actions';

const ports = composeConsole(composeBase());

export const main = callableFunction({
  name: 'console',
  identity: 'required',
  journal: ports.journal,
  getContext: ports.getContext,
  actions: consoleActions(ports),
});
