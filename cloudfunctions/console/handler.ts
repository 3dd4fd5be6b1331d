import { composeBase, composeConsole } from '../../backend/compose';
import { composeDesk } from '../../backend/compose-desk';
import { composePayoutOversight } from '../../backend/compose-oversight';
import { composePayoutLists } from '../../backend/compose-payees';
import { composeBrandDesk } from '../../backend/compose-people';
import { composeSetup } from '../../backend/compose-setup';
import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleActions } from './actions/console-actions';

const base = composeBase();
const ports = {
  ...composeConsole(base),
  ...composeDesk(base),
  ...composePayoutLists(base),
  ...composePayoutOversight(base),
  ...composeBrandDesk(base),
  ...composeSetup(base),
};

export const main = callableFunction({
  name: 'console',
  identity: 'required',
  journal: ports.journal,
  getContext: ports.getContext,
  actions: consoleActions(ports),
});
