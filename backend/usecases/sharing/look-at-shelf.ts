import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type { ProgramSettings } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfLook, ShelfStore } from '../../ports/shelf-store';
import { readArticles, readLives, readNotices, readVideos } from './read-contents';
import { readCoupons } from './read-coupons';
import { readProducts } from './read-products';

export interface ShelfPorts {
  readonly clock: Clock;
  readonly promoters: PromoterStore;
  readonly platform: SharingPlatform;
  readonly shelf: ShelfStore;
}

const minuteMs = 60_000;

/** How long the shelf is taken as it is before the platform is asked again; broadcasts end without notice. */
export const shelfAgeMs: Readonly<Record<ShareKind, number>> = {
  product: 10 * minuteMs,
  live: minuteMs,
  notice: 10 * minuteMs,
  video: 10 * minuteMs,
  article: 10 * minuteMs,
  coupon: 10 * minuteMs,
};

/**
 * Brings one kind of the shelf up to date when its last look is old; one caller at a time looks, and the others take
 * what is there. A platform that does not answer, or refuses, leaves the shelf as it is ('failed'): the next view tries
 * again.
 */
export async function lookAtShelf(
  ports: ShelfPorts,
  settings: ProgramSettings,
  kind: ShareKind,
): Promise<'fresh' | 'failed'> {
  const nowMs = ports.clock.nowMs();
  if (!(await ports.shelf.claimLook(kind, nowMs, shelfAgeMs[kind]))) return 'fresh';
  try {
    const look = await readShelf(ports, settings, kind);
    if (look !== undefined && look !== 'refused') {
      await ports.shelf.placeAll(kind, look, nowMs);
      return 'fresh';
    }
    await ports.shelf.giveUpLooks([kind]);
    return look === 'refused' ? 'failed' : 'fresh';
  } catch (error) {
    await ports.shelf.giveUpLooks([kind]);
    if (!(error instanceof Outage)) throw error;
    return 'failed';
  }
}

/** What the platform has on offer; undefined when there is nobody yet on whose behalf it could be asked. */
export async function readShelf(
  ports: ShelfPorts,
  settings: ProgramSettings,
  kind: ShareKind,
): Promise<ShelfLook | 'refused' | undefined> {
  switch (kind) {
    case 'product':
      return readProducts(ports.platform, settings);
    case 'live':
      return readLives(ports, settings);
    case 'notice':
      return readNotices(ports, settings);
    case 'video':
      return readVideos(ports, settings);
    case 'article':
      return readArticles(ports, settings);
    case 'coupon':
      return readCoupons(ports, settings);
  }
}
