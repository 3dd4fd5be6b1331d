import { composeBase, composeOrderNews } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { syncOrders } from '../../backend/usecases/sync/sync-orders';

const base = composeBase();
const ports = composeOrderNews(base);

export const main = timerFunction({
  name: 'sync-store',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const run = await syncOrders(ports, base.random.token(64), leftMs);
    if (!run) return { looked: 0, changed: 0, keptForLater: 0, heldByAnother: 1 };
    const { looked, changed, keptForLater, finished } = run;
    return { looked, changed, keptForLater, unfinished: finished ? 0 : 1 };
  },
});
