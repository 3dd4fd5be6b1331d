import { composeBase, composeEarnings } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { explainOrder } from './actions/explain-order';
import { orders } from './actions/orders';
import { wallet } from './actions/wallet';

const ports = composeEarnings(composeBase());

export const main = callableFunction({
  name: 'earnings',
  identity: 'required',
  actions: { wallet: wallet(ports), orders: orders(ports), explainOrder: explainOrder(ports) },
  journal: ports.journal,
  getContext: ports.getContext,
});
