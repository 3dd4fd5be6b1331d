import { composeBase } from '../../backend/compose';
import { composeLanding } from '../../backend/compose-people';
import { callableFunction } from '../../backend/runtime/callable-function';
import { openLinkAction } from './actions/open';
import { openStoreAction } from './actions/open-store';
import { openThingAction } from './actions/open-thing';
import { reshareAction } from './actions/reshare';
import { rulesAction } from './actions/rules';

const ports = composeLanding(composeBase());

export const main = callableFunction({
  name: 'landing',
  identity: 'optional',
  journal: ports.journal,
  getContext: ports.getContext,
  actions: {
    open: openLinkAction(ports),
    openThing: openThingAction(ports),
    openStore: openStoreAction(ports),
    reshare: reshareAction(ports),
    rules: rulesAction(ports),
  },
});
