import { composeBase, composeSync } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { syncLockWindows } from '../../backend/usecases/sync/sync-lock-windows';
import { syncOrders } from '../../backend/usecases/sync/sync-orders';

const base = composeBase();
const ports = composeSync(base);

/** Windows change rarely: an instance looks whether one is to be read again four times a day. */
const lookForWindowsEveryMs = 6 * 3_600_000;
let windowsLookedForAtMs = 0;

async function syncWindowsWhenDue(leftMs: () => number): Promise<{ windowsRead: number }> {
  const nowMs = base.clock.nowMs();
  if (nowMs - windowsLookedForAtMs < lookForWindowsEveryMs) return { windowsRead: 0 };
  windowsLookedForAtMs = nowMs;
  return syncLockWindows(ports, leftMs);
}

export const main = timerFunction({
  name: 'sync-store',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const orders = await syncOrders(ports, base.random.token(64), leftMs);
    const windows = await syncWindowsWhenDue(leftMs);
    if (!orders) return { ...windows, heldByAnother: 1 };
    const { looked, changed, keptForLater, finished } = orders;
    return { ...windows, looked, changed, keptForLater, unfinished: finished ? 0 : 1 };
  },
});
