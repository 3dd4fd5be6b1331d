import { composeBase, composeSharing } from '../../backend/compose';
import { composeMaterials } from '../../backend/compose-notices';
import { callableFunction } from '../../backend/runtime/callable-function';
import { checkWordsAction } from './actions/check-words';
import { createShareLinkAction } from './actions/create-share-link';
import { feedAction } from './actions/feed';
import { materialsAction } from './actions/materials';

const base = composeBase();
const ports = composeSharing(base);

export const main = callableFunction({
  name: 'promotion',
  identity: 'required',
  journal: ports.journal,
  getContext: ports.getContext,
  actions: {
    feed: feedAction(ports),
    createShareLink: createShareLinkAction(ports),
    checkWords: checkWordsAction(),
    materials: materialsAction(composeMaterials(base)),
  },
});
