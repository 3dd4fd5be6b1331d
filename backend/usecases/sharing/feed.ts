import { payerNameOf } from '../../../core/commission/payer-name';
import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { JoinedBrand, Promoter } from '../../ports/promoter-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { articleNote } from './article-note';
import { estimateShare } from './estimate-share';
import { lookAtShelf, type ShelfPorts } from './look-at-shelf';
import type { PlatformRefused } from './platform-refused';
import { isShareable } from './shelf-item-of';

export interface FeedPorts extends ShelfPorts {
  readonly settings: ProgramSettingsSource;
}

export interface FeedRequest {
  readonly kind: ShareKind;
  readonly brandId?: string | undefined;
  /** Where the page before ended; empty for the first one. */
  readonly cursor?: string | undefined;
}

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

export interface FeedPage {
  /** half-joined: agreed to the current agreement, and not bound yet. */
  readonly viewer: 'visitor' | 'half-joined' | 'promoter';
  /** Who would pay the estimates, by name; null for visitors. */
  readonly payerName: string | null;
  /** Brands that are open, to choose between where there are several. */
  readonly brands: readonly { readonly brandId: string; readonly name: string; readonly color: string | null }[];
  readonly items: readonly FeedItem[];
  /** Null when nothing follows. */
  readonly nextCursor: string | null;
}

const pageSize = 20;

/**
 * One page of what can be shared now. Commission estimates are for bound promoters only: visitors get null. A cursor
 * that is none starts from the beginning.
 *
 * Rejections: platform-refused when the platform does not tell and nothing is kept from before.
 */
export async function feed(
  ports: FeedPorts,
  caller: { readonly openid: string },
  request: FeedRequest,
): Promise<Outcome<FeedPage, PlatformRefused>> {
  const [settings, known] = await Promise.all([ports.settings.current(), ports.promoters.findByOpenid(caller.openid)]);
  const look = await lookAtShelf(ports, settings, request.kind);
  const viewer = known?.status === 'bound' ? known : undefined;
  const [joined, isHalfJoined] = await Promise.all([
    viewer ? ports.promoters.listBrandsOf(viewer.promoter) : [],
    known ? false : ports.promoters.hasConsent(caller.openid, settings.agency.agreementVersion),
  ]);
  const afterPosition = positionOf(request.cursor);
  const { kind, brandId } = request;
  const placed = await ports.shelf.listItems(kind, { afterPosition, limit: pageSize + 1, brandId });
  // An empty shelf would be a lie where the platform was never heard.
  if (look === 'failed' && placed.length === 0) return rejected('platform-refused', `no shelf of kind ${kind}`);
  const page = placed.slice(0, pageSize);
  const nowMs = ports.clock.nowMs();
  const shown = page.filter((item) => isShareable(settings, item, nowMs));
  const last = page[page.length - 1];
  return ok({
    viewer: viewer ? 'promoter' : isHalfJoined ? 'half-joined' : 'visitor',
    payerName: viewer ? payerNameOf(settings.agency, agreedSettlementAt(viewer, nowMs) ?? viewer.settledBy) : null,
    brands: settings.brands
      .filter(({ isOpen }) => isOpen)
      .map(({ brandId: id, name, theme }) => ({ brandId: id, name, color: theme?.color ?? null })),
    items: shown.map((item) => feedItem(settings, item, viewer && { viewer, joined, nowMs })),
    nextCursor: placed.length > pageSize && last ? String(last.position) : null,
  });
}

function positionOf(cursor: string | undefined): number {
  return cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number(cursor) : -1;
}

interface Viewing {
  readonly viewer: Promoter;
  readonly joined: readonly JoinedBrand[];
  readonly nowMs: number;
}

function feedItem(settings: ProgramSettings, item: PlacedItem, viewing: Viewing | undefined): FeedItem {
  const { kind, contentId, shopAppid, brandId, title, imageUrl, priceFen, hostName, airsAtMs } = item;
  return {
    kind,
    id: contentId,
    shopAppid,
    shopName: settings.shops.find((shop) => shop.shopAppid === shopAppid)?.name ?? '',
    brandId,
    title,
    imageUrl,
    priceFen,
    estimateFen: viewing ? (estimateShare(settings, item, viewing)?.estimateFen ?? null) : null,
    hostName,
    airsAtMs,
    note: viewing ? articleNote(settings, kind) : null,
  };
}
