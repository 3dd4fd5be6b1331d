import { composeBase, composeOrderNews } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { syncLockWindows } from '../../backend/usecases/sync/sync-lock-windows';
import { syncOrders } from '../../backend/usecases/sync/sync-orders';

const base = composeBase();
const ports = composeOrderNews(base);

export const main = timerFunction({
  name: 'sync-store',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const orders = await syncOrders(ports, base.random.token(64), leftMs);
    const windows = await syncLockWindows(ports, leftMs);
    if (!orders) return { ...windows, heldByAnother: 1 };
    const { looked, changed, keptForLater, finished } = orders;
    return { ...windows, looked, changed, keptForLater, unfinished: finished ? 0 : 1 };
  },
});
