import { defaultPolicy } from '../../../core/attribution/attribution-policy';
import type { Dye } from '../../../core/attribution/dye';
import { foldTimeline } from '../../../core/attribution/fold-timeline';
import type { TimelineEvent } from '../../../core/attribution/timeline-event';
import { fallbackWindows, type WindowConfig } from '../../../core/attribution/window-config';
import { isPaid } from '../../../core/commission/order-snapshot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { BuyerLocks } from '../../ports/buyer-locks';
import type { Clock } from '../../ports/clock';
import type { ProgramSettings, ProgramSettingsSource, ShopSettings } from '../../ports/program-settings';
import type { PromoterDirectory } from '../../ports/promoter-directory';

export interface CountLocksPorts {
  readonly locks: BuyerLocks;
  readonly promoters: PromoterDirectory;
  readonly settings: ProgramSettingsSource;
  readonly clock: Clock;
}

/** A lock that ends within this time ends soon. */
export const endingSoonMs = dayMs;
const mostRead = 1000;

export interface ShopLocks {
  readonly shopName: string;
  readonly lockedCount: number;
  /** null while the platform has not told us the shop's windows. */
  readonly windows: WindowConfig | null;
}

export interface LockCount {
  readonly lockedCount: number;
  readonly endingSoonCount: number;
  /** More was opened than is read: there may be more. */
  readonly isAtLeast: boolean;
  readonly firstEndsAtMs: number | null;
  readonly shops: readonly ShopLocks[];
}

/**
 * How many buyers a promoter's links lock now, without saying who they are: what was opened through our mini-program and
 * the promoter's own orders, judged by each shop's windows. A link that leads straight into a shop is not seen. Calls: 2
 * once the caller and the settings are known.
 *
 * Rejections: `not-bound`.
 */
export async function countLocks(ports: CountLocksPorts, openid: string): Promise<Outcome<LockCount, 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const settings = await ports.settings.current();
  const nowMs = ports.clock.nowMs();
  const page = { fromMs: nowMs - longestLockDays(settings) * dayMs, limit: mostRead };
  const [touches, orders] = await Promise.all([
    ports.locks.listTouches(promoter, page),
    ports.locks.listOrders(promoter, page),
  ]);
  const timelines = new Map<string, { readonly shopAppid: string; readonly buyer: string; events: TimelineEvent[] }>();
  const add = (shopAppid: string, buyer: string, event: TimelineEvent) => {
    const key = `${shopAppid}|${buyer}`;
    const timeline = timelines.get(key) ?? { shopAppid, buyer, events: [] };
    timeline.events.push(event);
    timelines.set(key, timeline);
  };
  touches.forEach(({ id, atMs, kind, shopAppid, buyerKey }, index) => {
    add(shopAppid, buyerKey, { type: 'touch', id, seq: touches.length - index, atMs, promoter, kind });
  });
  for (const { row } of orders) {
    const { buyerKey, shopAppid, orderId, createdAtMs } = row.snapshot;
    if (buyerKey === null || !isPaid(row.snapshot)) continue;
    const mark = { id: orderId, seq: 0, atMs: createdAtMs, scene: { kind: 'ORGANIC' } as const, buyerPromoter: null };
    const isKnown = timelines.get(`${shopAppid}|${buyerKey}`)?.events.some(({ id }) => id === orderId);
    if (!isKnown) add(shopAppid, buyerKey, { type: 'order', ...mark });
  }
  const ends = [...timelines.values()].flatMap(({ shopAppid, buyer, events }) => {
    const { dyes } = foldTimeline(events, { windows: windowsOf(settings, shopAppid), policy: defaultPolicy }).state;
    const endsAtMs = lastEndMs(dyes);
    return endsAtMs > nowMs ? [{ shopAppid, buyer, endsAtMs }] : [];
  });
  return ok(
    summaryOf(settings.shops, ends, { nowMs, isAtLeast: [touches, orders].some((read) => read.length === mostRead) }),
  );
}

interface LockEnd {
  readonly shopAppid: string;
  readonly buyer: string;
  readonly endsAtMs: number;
}

function summaryOf(
  shops: readonly ShopSettings[],
  ends: readonly LockEnd[],
  { nowMs, isAtLeast }: { readonly nowMs: number; readonly isAtLeast: boolean },
): LockCount {
  const soon = ends.filter(({ endsAtMs }) => endsAtMs <= nowMs + endingSoonMs);
  return {
    lockedCount: new Set(ends.map(({ buyer }) => buyer)).size,
    endingSoonCount: new Set(soon.map(({ buyer }) => buyer)).size,
    isAtLeast,
    firstEndsAtMs: ends.length > 0 ? Math.min(...ends.map(({ endsAtMs }) => endsAtMs)) : null,
    shops: shops.map(({ shopAppid, name, windows }) => ({
      shopName: name,
      lockedCount: ends.filter((end) => end.shopAppid === shopAppid).length,
      windows,
    })),
  };
}

function windowsOf({ shops }: ProgramSettings, shopAppid: string): WindowConfig {
  return shops.find((shop) => shop.shopAppid === shopAppid)?.windows ?? fallbackWindows;
}

/** A lock that began longer ago than this is over, extended or not. */
function longestLockDays({ shops }: ProgramSettings): number {
  const windows = [fallbackWindows, ...shops.map((shop) => shop.windows ?? fallbackWindows)];
  const days = windows.flatMap(({ content, product }) =>
    [content, product].map((one) => one.clickDays + one.orderDays),
  );
  return Math.max(...days);
}

function lastEndMs(dyes: readonly Dye[]): number {
  return Math.max(0, ...dyes.map(({ expiresAtMs }) => expiresAtMs));
}
