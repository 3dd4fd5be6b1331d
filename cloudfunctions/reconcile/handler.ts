import { composeBase, composeMatching, composeReconciling } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { reconcileNight } from '../../backend/usecases/reconcile/reconcile-night';

const base = composeBase();
const wallets = composeReconciling(base);
const funds = composeMatching(base);

export const main = timerFunction({
  name: 'reconcile',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const run = await reconcileNight(wallets, funds, leftMs);
    return { ...walletCounts(run.wallets), ...fundsCounts(run.funds) };
  },
});

type Night = Awaited<ReturnType<typeof reconcileNight>>;

function walletCounts(run: Night['wallets']): Record<string, number> {
  if (run.isTaken) return { taken: 1 };
  if (!run.day) return { done: 1 };
  const { promoters, entries, sealed, late, differences, broken, undecided, state } = run.day;
  return { promoters, entries, sealed, late, differences, broken, undecided, isOpen: state === 'open' ? 1 : 0 };
}

function fundsCounts(run: Night['funds']): Record<string, number> {
  if (run.isTaken) return { fundsTaken: 1 };
  const [newest] = run.days.slice(-1);
  if (!newest) return { fundsDone: 1 };
  const { flows, orders, agreed, later, differing, fetched, isFinished } = newest;
  return { days: run.days.length, flows, orders, agreed, later, differing, fetched, fundsOpen: isFinished ? 0 : 1 };
}
