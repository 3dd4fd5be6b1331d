import { documentPromoterStore } from '../../backend/adapters/stores/promoter-store';
import { documentWalletOpener } from '../../backend/adapters/stores/wallet-opener';
import { environmentBuyerKeyMaker } from '../../backend/adapters/system/buyer-key-maker';
import { composeBase, composeStore } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { confirmBindingAction } from './actions/confirm-binding';
import { profileAction } from './actions/profile';
import { registerAction } from './actions/register';
import { statusAction } from './actions/status';

const base = composeBase();
const ports = {
  clock: base.clock,
  settings: base.settings,
  platform: composeStore(base),
  promoters: documentPromoterStore(base.database),
  wallets: documentWalletOpener(base.database),
  buyerKeys: environmentBuyerKeyMaker(process.env),
};

export const main = callableFunction({
  name: 'promoter',
  identity: 'required',
  journal: base.journal,
  getContext: base.getContext,
  actions: {
    status: statusAction(ports),
    register: registerAction(ports),
    confirmBinding: confirmBindingAction(ports),
    profile: profileAction(ports),
  },
});
