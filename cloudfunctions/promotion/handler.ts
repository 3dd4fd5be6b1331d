import { documentPromoterStore } from '../../backend/adapters/stores/promoter-store';
import { documentShareLinkStore } from '../../backend/adapters/stores/share-link-store';
import { documentShelfStore } from '../../backend/adapters/stores/shelf-store';
import { composeBase, composeStore } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { createShareLinkAction } from './actions/create-share-link';
import { feedAction } from './actions/feed';

const base = composeBase();
const ports = {
  clock: base.clock,
  random: base.random,
  settings: base.settings,
  platform: composeStore(base),
  promoters: documentPromoterStore(base.database),
  links: documentShareLinkStore(base.database),
  shelf: documentShelfStore(base.database),
};

export const main = callableFunction({
  name: 'promotion',
  identity: 'required',
  journal: base.journal,
  getContext: base.getContext,
  actions: { feed: feedAction(ports), createShareLink: createShareLinkAction(ports) },
});
