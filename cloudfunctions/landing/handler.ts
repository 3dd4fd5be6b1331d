import { documentPromoterStore } from '../../backend/adapters/stores/promoter-store';
import { documentShareLinkStore } from '../../backend/adapters/stores/share-link-store';
import { documentShelfStore } from '../../backend/adapters/stores/shelf-store';
import { documentTouchStore } from '../../backend/adapters/stores/touch-store';
import { environmentBuyerKeyMaker } from '../../backend/adapters/system/buyer-key-maker';
import { composeBase, composeStore } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { openLinkAction } from './actions/open';
import { openThingAction } from './actions/open-thing';
import { reshareAction } from './actions/reshare';

const base = composeBase();
const ports = {
  clock: base.clock,
  random: base.random,
  settings: base.settings,
  platform: composeStore(base),
  promoters: documentPromoterStore(base.database),
  links: documentShareLinkStore(base.database),
  shelf: documentShelfStore(base.database),
  touches: documentTouchStore(base.database),
  buyerKeys: environmentBuyerKeyMaker(process.env),
};

export const main = callableFunction({
  name: 'landing',
  identity: 'optional',
  journal: base.journal,
  getContext: base.getContext,
  actions: { open: openLinkAction(ports), openThing: openThingAction(ports), reshare: reshareAction(ports) },
});
