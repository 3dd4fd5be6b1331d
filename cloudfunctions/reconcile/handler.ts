import { composeBase, composeMatching, composeReconciling } from '../../backend/compose';
import { composeFigures } from '../../backend/compose-desk';
import { timerFunction } from '../../backend/runtime/timer-function';
import { type NightRun, reconcileNightly } from '../../backend/usecases/reconcile/reconcile-night';

const base = composeBase();
const reconcile = reconcileNightly(composeReconciling(base), composeMatching(base), composeFigures(base));

export const main = timerFunction({
  name: 'reconcile',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const run = await reconcile(leftMs);
    return { ...walletCounts(run.wallets), ...fundsCounts(run.funds), figureDays: run.figures.days };
  },
});

function walletCounts(run: NightRun['wallets']): Record<string, number> {
  if (run.isTaken) return { taken: 1 };
  if (!run.day) return { done: 1 };
  const { promoters, entries, sealed, late, differences, broken, undecided, state } = run.day;
  return { promoters, entries, sealed, late, differences, broken, undecided, isOpen: state === 'open' ? 1 : 0 };
}

function fundsCounts(run: NightRun['funds']): Record<string, number> {
  if (run.isTaken) return { fundsTaken: 1 };
  const [newest] = run.days.slice(-1);
  if (!newest) return { fundsDone: 1 };
  const { flows, orders, agreed, later, differing, fetched, isFinished } = newest;
  return { days: run.days.length, flows, orders, agreed, later, differing, fetched, fundsOpen: isFinished ? 0 : 1 };
}
