import { chooseShare } from '../../../core/commission/choose-share';
import { payerNameOf } from '../../../core/commission/payer-name';
import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import { type Fen, fen } from '../../../core/money/fen';
import { floorShare } from '../../../core/money/floor-share';
import { ratePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { JoinedBrand, Promoter } from '../../ports/promoter-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { openGroupOf } from '../joining/open-group';
import { articleNote } from './article-note';
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
  readonly viewer: 'visitor' | 'promoter';
  /** Who would pay the estimates, by name; null for visitors. */
  readonly payerName: string | null;
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
  const joined = viewer ? await ports.promoters.listBrandsOf(viewer.promoter) : [];
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
    viewer: viewer ? 'promoter' : 'visitor',
    payerName: viewer ? payerNameOf(settings.agency, agreedSettlementAt(viewer, nowMs) ?? viewer.settledBy) : null,
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
    estimateFen: viewing ? estimateFenOf(settings, item, viewing) : null,
    hostName,
    airsAtMs,
    note: viewing ? articleNote(settings, kind) : null,
  };
}

/** Two roundings down, as the platform and then we do it; what an order really brings is in the order. */
function estimateFenOf(settings: ProgramSettings, item: PlacedItem, { joined, nowMs }: Viewing): number | null {
  const brand = settings.brands.find((candidate) => candidate.brandId === item.brandId);
  const feeFen = feeFenOf(item);
  if (!brand || feeFen === null) return null;
  const membership = joined.find((one) => one.brandId === brand.brandId);
  const group = brand.groups.find((one) => one.groupId === membership?.groupId) ?? openGroupOf(brand);
  const levels = {
    plan: brand.planShares[item.contentId] ?? [],
    membership: membership?.shares ?? [],
    group: group.shares,
    brand: brand.shares,
  };
  return floorShare(feeFen, chooseShare(levels, nowMs).sharePpm);
}

/** The fee of one sale: from price and rate, or as the platform expects it. */
function feeFenOf({ priceFen, serviceRatioPpm, expectedFeeFen }: PlacedItem): Fen | null {
  if (priceFen !== null && serviceRatioPpm !== null) return floorShare(fen(priceFen), ratePpm(serviceRatioPpm));
  return expectedFeeFen === null ? null : fen(expectedFeeFen);
}
