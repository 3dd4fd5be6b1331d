import { composeBase, composeReconciling } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { reconcileWallets } from '../../backend/usecases/reconcile/reconcile-wallets';

const ports = composeReconciling(composeBase());

export const main = timerFunction({
  name: 'reconcile',
  timeLimitMs: 50_000,
  journal: ports.journal,
  getContext: ports.getContext,
  async run({ leftMs }) {
    const run = await reconcileWallets(ports, leftMs);
    if (run.isTaken) return { taken: 1 };
    if (!run.day) return { done: 1 };
    const { promoters, entries, sealed, late, differences, broken, undecided, state } = run.day;
    return { promoters, entries, sealed, late, differences, broken, undecided, isOpen: state === 'open' ? 1 : 0 };
  },
});
