import { plainLine } from '../../../core/sharing/plain-line';
import type { ProgramSettings } from '../../ports/program-settings';
import type { JoinedBrand, Promoter } from '../../ports/promoter-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { articleNote } from './article-note';
import { estimateShare } from './estimate-share';

export interface FeedItem {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly shopName: string;
  readonly brandId: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly priceFen: number | null;
  /** An estimate from today's price and rates; null for visitors and for kinds without a price. */
  readonly estimateFen: number | null;
  /** Whose content it is; empty for products and coupons. */
  readonly hostName: string;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  /** What a promoter should know before he shares; null for visitors and where there is nothing. */
  readonly note: string | null;
}

/** A promoter who looks, for whom estimates are worked out. */
export interface Viewing {
  readonly viewer: Promoter;
  readonly joined: readonly JoinedBrand[];
  readonly nowMs: number;
}

/** A thing on the shelf as somebody sees it. */
export function feedItem(settings: ProgramSettings, item: PlacedItem, viewing: Viewing | undefined): FeedItem {
  const { kind, contentId, shopAppid, brandId, title, imageUrl, priceFen, hostName, airsAtMs } = item;
  return {
    kind,
    id: contentId,
    shopAppid,
    shopName: settings.shops.find((shop) => shop.shopAppid === shopAppid)?.name ?? '',
    brandId,
    title: plainLine(title),
    imageUrl,
    priceFen,
    estimateFen: viewing ? (estimateShare(settings, item, viewing)?.estimateFen ?? null) : null,
    hostName: plainLine(hostName),
    airsAtMs,
    note: viewing ? articleNote(settings, kind) : null,
  };
}
