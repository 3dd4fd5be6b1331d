import { payerNameOf } from '../../../core/commission/payer-name';
import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { fitsFilter, type ShelfFilter } from '../../../core/sharing/shelf-filter';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { ShareKind } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { type FeedItem, feedItem, type Viewing } from './feed-item';
import { lookAtShelf, type ShelfPorts } from './look-at-shelf';
import type { PlatformRefused } from './platform-refused';
import { isShareable } from './shelf-item-of';
import { type TodayItem, todaysItems } from './todays-items';

export interface FeedPorts extends ShelfPorts {
  readonly settings: ProgramSettingsSource;
}

/** `shelf` is the shelf's own order; `estimate` puts the largest estimate first (promoters only), `price` the lowest price. */
export const feedOrders = ['shelf', 'estimate', 'price'] as const;

export interface FeedRequest extends ShelfFilter {
  readonly kind: ShareKind;
  readonly brandId?: string | undefined;
  readonly order?: (typeof feedOrders)[number] | undefined;
  /** Where the page before ended; empty for the first one. */
  readonly cursor?: string | undefined;
  /** The three things to share today are wanted as well. */
  readonly withToday?: boolean | undefined;
}

export interface FeedPage {
  /** half-joined: agreed to the current agreement, and not bound yet. */
  readonly viewer: 'visitor' | 'half-joined' | 'promoter';
  /** Who would pay the estimates, by name; null for visitors. */
  readonly payerName: string | null;
  /** Brands that are open, to choose between where there are several. */
  readonly brands: readonly { readonly brandId: string; readonly name: string; readonly color: string | null }[];
  /** Empty where nobody asked for them. */
  readonly today: readonly TodayItem[];
  readonly items: readonly FeedItem[];
  /** Null when nothing follows. */
  readonly nextCursor: string | null;
}

const pageSize = 20;
/** The longest page of the database; a shelf beyond it is not sorted or searched further. */
const mostSifted = 1000;

/**
 * One page of what can be shared now, in the shelf's order, or sifted and sorted. Commission estimates are for bound
 * promoters only: visitors get null. A cursor that is none starts from the beginning.
 *
 * Rejections: platform-refused when the platform does not tell and nothing is kept from before.
 */
export async function feed(
  ports: FeedPorts,
  caller: { readonly openid: string },
  request: FeedRequest,
): Promise<Outcome<FeedPage, PlatformRefused>> {
  const [settings, known] = await Promise.all([ports.settings.current(), ports.promoters.findByOpenid(caller.openid)]);
  const [look] = await Promise.all([
    lookAtShelf(ports, settings, request.kind),
    request.withToday && request.kind !== 'live' ? lookAtShelf(ports, settings, 'live') : undefined,
  ]);
  const viewer = known?.status === 'bound' ? known : undefined;
  const nowMs = ports.clock.nowMs();
  const [joined, isHalfJoined, page, today] = await Promise.all([
    viewer ? ports.promoters.listBrandsOf(viewer.promoter) : [],
    known ? false : ports.promoters.hasConsent(caller.openid, settings.agency.agreementVersion),
    isSifted(request) ? siftedShelf(ports, request) : shelfPage(ports, request),
    request.withToday ? todaysShelf(ports, request.brandId) : [],
  ]);
  // An empty shelf would be a lie where the platform was never heard.
  if (look === 'failed' && page.isBare) return rejected('platform-refused', `no shelf of kind ${request.kind}`);
  const viewing = viewer && { viewer, joined, nowMs };
  const { items, nextCursor } = shownPage(settings, page, { request, viewing, nowMs });
  return ok({
    viewer: viewer ? 'promoter' : isHalfJoined ? 'half-joined' : 'visitor',
    payerName: viewer ? payerNameOf(settings.agency, agreedSettlementAt(viewer, nowMs) ?? viewer.settledBy) : null,
    brands: settings.brands
      .filter(({ isOpen }) => isOpen)
      .map(({ brandId: id, name, theme }) => ({ brandId: id, name, color: theme?.color ?? null })),
    today: todaysItems(settings, openItems(settings, today, nowMs), { viewing, nowMs }),
    items,
    nextCursor,
  });
}

/** What was read of the shelf: a page of it, or as much as can be sifted together. */
interface ReadShelf {
  readonly placed: readonly PlacedItem[];
  /** Nothing at all stands there. */
  readonly isBare: boolean;
  readonly isWhole: boolean;
}

function isSifted({ words = '', priceBand, order = 'shelf' }: FeedRequest): boolean {
  return words.trim() !== '' || priceBand !== undefined || order !== 'shelf';
}

async function shelfPage({ shelf }: FeedPorts, { kind, brandId, cursor }: FeedRequest): Promise<ReadShelf> {
  const afterPosition = placeOf(cursor) ?? -1;
  const placed = await shelf.listItems(kind, { afterPosition, limit: pageSize + 1, brandId });
  return { placed, isBare: placed.length === 0, isWhole: false };
}

async function siftedShelf({ shelf }: FeedPorts, { kind, brandId }: FeedRequest): Promise<ReadShelf> {
  const placed = await shelf.listItems(kind, { afterPosition: -1, limit: mostSifted, brandId });
  return { placed, isBare: placed.length === 0, isWhole: true };
}

/** What the three of today are chosen from: broadcasts and coupons, and the front of the shelf of products. */
async function todaysShelf({ shelf }: FeedPorts, brandId: string | undefined): Promise<PlacedItem[]> {
  const [contents, products] = await Promise.all([
    shelf.listShelves(['live', 'notice', 'coupon'], mostSifted),
    shelf.listItems('product', { afterPosition: -1, limit: 100, brandId }),
  ]);
  return [...contents.filter((item) => brandId === undefined || item.brandId === brandId), ...products];
}

/** What can be shared now, of brands that are open. */
function openItems(settings: ProgramSettings, items: readonly PlacedItem[], nowMs: number): PlacedItem[] {
  const open = settings.brands.filter(({ isOpen }) => isOpen).map(({ brandId }) => brandId);
  return items.filter((item) => open.includes(item.brandId) && isShareable(settings, item, nowMs));
}

interface Showing {
  readonly request: FeedRequest;
  readonly viewing: Viewing | undefined;
  readonly nowMs: number;
}

function shownPage(
  settings: ProgramSettings,
  { placed, isWhole }: ReadShelf,
  { request, viewing, nowMs }: Showing,
): Pick<FeedPage, 'items' | 'nextCursor'> {
  const itemsOf = (from: readonly PlacedItem[]) =>
    openItems(settings, from, nowMs).map((item) => feedItem(settings, item, viewing));
  if (!isWhole) {
    const page = placed.slice(0, pageSize);
    const last = page[page.length - 1];
    return { items: itemsOf(page), nextCursor: placed.length > pageSize && last ? String(last.position) : null };
  }
  const sifted = sorted(itemsOf(placed.filter((item) => fitsFilter(item, request))), request.order ?? 'shelf');
  const start = placeOf(request.cursor) ?? 0;
  const end = start + pageSize;
  return { items: sifted.slice(start, end), nextCursor: sifted.length > end ? String(end) : null };
}

/** What has no such amount stands behind, and the shelf's order decides between equals. */
function sorted(items: readonly FeedItem[], order: (typeof feedOrders)[number]): FeedItem[] {
  if (order === 'shelf') return [...items];
  const rankOf = ({ estimateFen, priceFen }: FeedItem) =>
    order === 'estimate' ? -(estimateFen ?? -1) : (priceFen ?? Number.MAX_SAFE_INTEGER);
  return [...items].sort((left, right) => rankOf(left) - rankOf(right));
}

function placeOf(cursor: string | undefined): number | undefined {
  return cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number(cursor) : undefined;
}
