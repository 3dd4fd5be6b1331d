import { composeBase, composeClaims, composeEarnings, composeStatements } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { claimMissingOrder } from './actions/claim-missing-order';
import { explainOrder } from './actions/explain-order';
import { lockedBuyers } from './actions/locked-buyers';
import { orders } from './actions/orders';
import { overview } from './actions/overview';
import { statement } from './actions/statement';
import { wallet } from './actions/wallet';

const base = composeBase();
const ports = composeEarnings(base);

export const main = callableFunction({
  name: 'earnings',
  identity: 'required',
  actions: {
    wallet: wallet(ports),
    overview: overview(ports),
    orders: orders(ports),
    explainOrder: explainOrder(ports),
    lockedBuyers: lockedBuyers(ports),
    claimMissingOrder: claimMissingOrder(composeClaims(base)),
    statement: statement(composeStatements(base)),
  },
  journal: ports.journal,
  getContext: ports.getContext,
});
