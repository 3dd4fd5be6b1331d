import { composeBase, composePeople } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { openLinkAction } from './actions/open';
import { openThingAction } from './actions/open-thing';
import { reshareAction } from './actions/reshare';
import { rulesAction } from './actions/rules';

const ports = composePeople(composeBase());

export const main = callableFunction({
  name: 'landing',
  identity: 'optional',
  journal: ports.journal,
  getContext: ports.getContext,
  actions: {
    open: openLinkAction(ports),
    openThing: openThingAction(ports),
    reshare: reshareAction(ports),
    rules: rulesAction(ports),
  },
});
