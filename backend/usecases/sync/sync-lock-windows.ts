import { chooseWindows } from '../../../core/attribution/window-config';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { ShopWindows } from '../../ports/shop-windows';
import type { LockDays, StorePlatform } from '../../ports/store-platform';

/** A shop's windows are read again after a day; running locks keep the windows with which they began. */
const rereadAfterMs = 24 * 3_600_000;
const shopsPerRun = 20;

/**
 * Reads the lock windows of shops that were last asked about a day ago, the longest ago first. A shop that the platform
 * refuses keeps what it had and waits its turn behind the others.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html
 */
export async function syncLockWindows(
  ports: {
    readonly windows: ShopWindows;
    readonly platform: StorePlatform;
    readonly clock: Clock;
    readonly journal: Journal;
  },
  leftMs: () => number,
): Promise<{ windowsRead: number; isMoreDue: boolean }> {
  const nowMs = ports.clock.nowMs();
  const shops = await ports.windows.listTriedBefore(nowMs - rereadAfterMs, shopsPerRun);
  let [windowsRead, asked] = [0, 0];
  for (const shopAppid of shops) {
    if (leftMs() < 5_000) break;
    asked += 1;
    const answer = await ports.platform.lockDays(shopAppid);
    if (!answer.ok) {
      ports.journal.alarm('LOCK_WINDOWS_REFUSED', { shopAppid, errcode: answer.errcode });
      await ports.windows.noteTry(shopAppid, nowMs);
      continue;
    }
    await ports.windows.save(shopAppid, chooseWindows([levelOf(answer.value)]), nowMs);
    windowsRead += 1;
  }
  return { windowsRead, isMoreDue: asked < shops.length || shops.length === shopsPerRun };
}

/** What the platform leaves out falls back to the published defaults. */
function levelOf({ content, product }: LockDays) {
  const stated = (days: LockDays['content']) => ({
    ...(days.clickDays === null ? {} : { clickDays: days.clickDays }),
    ...(days.orderDays === null ? {} : { orderDays: days.orderDays }),
  });
  return { content: stated(content), product: stated(product) };
}
