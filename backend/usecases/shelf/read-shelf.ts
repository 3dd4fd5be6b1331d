import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ShelfAlertCode } from '../../../core/shelf/shelf-alert';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { ReviewStore } from '../../ports/review-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { ShelfDesk } from '../../ports/shelf-desk';
import type { WatchedThings } from '../../ports/watched-things';
import { lookAtShelf, type ShelfPorts } from '../sharing/look-at-shelf';
import { type ShelfLine, shelfLine } from './shelf-line';

export interface ReadShelfPorts extends ShelfPorts {
  readonly settings: ProgramSettingsSource;
  readonly shelfDesk: ShelfDesk;
  readonly watched: Pick<WatchedThings, 'find' | 'findAll'>;
  readonly reviews: Pick<ReviewStore, 'findReviewed'>;
}

export interface ShelfRequest {
  readonly brandId: string;
  readonly kind: ShareKind;
  /** False: what was taken off. */
  readonly isListed: boolean;
  readonly afterPosition?: number | undefined;
}

export interface ShelfPage {
  readonly items: readonly ShelfLine[];
  /** Pass as `afterPosition` for the next page; null when there is none. */
  readonly nextPosition: number | null;
}

const pageSize = 30;

/**
 * Things of one kind on a brand's shelf, 30 a page: two calls however many there are. An empty shelf is looked at anew,
 * because at the beginning no promoter is there who would.
 *
 * Rejections: brand-not-found.
 */
export async function listShelf(
  ports: ReadShelfPorts,
  { brandId, kind, isListed, afterPosition = -1 }: ShelfRequest,
): Promise<Outcome<ShelfPage, 'brand-not-found'>> {
  const settings = await ports.settings.current();
  const brand = settings.brands.find((one) => one.brandId === brandId);
  if (!brand) return rejected('brand-not-found');
  const page = { isListed, afterPosition, limit: pageSize };
  const found = await ports.shelfDesk.listShelf(brandId, kind, page);
  const isBare = found.length === 0 && isListed && afterPosition < 0;
  const isLooked = isBare && (await lookAtShelf(ports, settings, kind)) === 'fresh';
  const items = isLooked ? await ports.shelfDesk.listShelf(brandId, kind, page) : found;
  const watches = await ports.watched.findAll(items);
  const nowMs = ports.clock.nowMs();
  const lines = items.map((item) => {
    const watch = watches.find((one) => one.contentId === item.contentId && one.shopAppid === item.shopAppid);
    return shelfLine(settings, brand, item, { before: watch?.previous ?? null, nowMs });
  });
  return ok({
    items: lines,
    nextPosition: items.length < pageSize ? null : (items[items.length - 1]?.position ?? null),
  });
}

export interface ShelfItemView extends ShelfLine {
  readonly shopName: string;
  /** Shares of its own, oldest first; empty while the groups' shares hold. */
  readonly ownShares: readonly { readonly fromMs: number; readonly sharePpm: number }[];
  /** What it would be by the groups' shares alone. */
  readonly groupShares: readonly { readonly name: string; readonly sharePpm: number }[];
  /** What the platform changed last; null where it changed nothing. */
  readonly change: {
    readonly atMs: number;
    readonly feeBeforePpm: number | null;
    readonly feePpm: number | null;
    readonly wasListed: boolean;
  } | null;
  /** What people with a role did, the newest first. */
  readonly history: readonly {
    readonly atMs: number;
    readonly name: string;
    readonly action: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly reason: string;
  }[];
}

const longestHistory = 20;

/**
 * One thing with its shares and its history.
 *
 * Rejections: brand-not-found; item-not-found, the same for a thing of another brand.
 */
export async function readShelfItem(
  ports: ReadShelfPorts,
  request: { readonly brandId: string; readonly kind: ShareKind; readonly id: string; readonly shopAppid: string },
): Promise<Outcome<ShelfItemView, 'brand-not-found' | 'item-not-found'>> {
  const { brandId, kind, id, shopAppid } = request;
  const settings = await ports.settings.current();
  const brand = settings.brands.find((one) => one.brandId === brandId);
  if (!brand) return rejected('brand-not-found');
  const target = { kind, shopAppid, contentId: id };
  const [item, watch, entries] = await Promise.all([
    ports.reviews.findReviewed(target),
    ports.watched.find(target),
    ports.shelfDesk.historyOf(itemSubject(request), longestHistory),
  ]);
  if (item?.brandId !== brandId) return rejected('item-not-found');
  const nowMs = ports.clock.nowMs();
  const before = watch?.previous ?? null;
  return ok({
    ...shelfLine(settings, brand, item, { before, nowMs }),
    shopName: settings.shops.find((shop) => shop.shopAppid === shopAppid)?.name ?? '',
    ownShares: brand.planShares[id] ?? [],
    groupShares: groupShares(settings, brandId, nowMs),
    change:
      watch && before
        ? {
            atMs: watch.changedAtMs,
            feeBeforePpm: before.serviceRatioPpm,
            feePpm: watch.serviceRatioPpm,
            wasListed: before.isListed,
          }
        : null,
    history: entries.map(({ atMs, name, action, before: from, after, reason }) => ({
      ...{ atMs, name, action, before: from, after, reason },
    })),
  });
}

/** How the audit names a thing. */
export function itemSubject({
  kind,
  shopAppid,
  id,
}: {
  readonly kind: ShareKind;
  readonly shopAppid: string;
  readonly id: string;
}): string {
  return `${kind} ${shopAppid}|${id}`;
}

function groupShares(settings: ProgramSettings, brandId: string, nowMs: number) {
  const brand = settings.brands.find((one) => one.brandId === brandId);
  return (brand?.groups ?? []).map(({ name, shares }) => {
    const begun = shares.filter(({ fromMs }) => fromMs <= nowMs);
    const usual = (brand?.shares ?? []).filter(({ fromMs }) => fromMs <= nowMs);
    const version = begun[begun.length - 1] ?? usual[usual.length - 1];
    return { name, sharePpm: version?.sharePpm ?? 0 };
  });
}

export interface ShelfAlertLine {
  readonly code: ShelfAlertCode;
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly feeBeforePpm: number | null;
  readonly feePpm: number | null;
  readonly atMs: number;
}

const alertAgeMs = 14 * 86_400_000;
const mostAlerts = 50;

/** What the platform took off the shelf or cut within two weeks, the newest first: two calls. */
export async function listShelfAlerts(ports: ReadShelfPorts, brandId: string): Promise<readonly ShelfAlertLine[]> {
  const changed = await ports.shelfDesk.listChanged(brandId, ports.clock.nowMs() - alertAgeMs, mostAlerts);
  return changed.flatMap(({ kind, contentId, shopAppid, title, isListed, serviceRatioPpm, previous, changedAtMs }) => {
    if (!previous?.isListed) return [];
    const isCut = (previous.serviceRatioPpm ?? 0) > (serviceRatioPpm ?? 0);
    if (isListed && !isCut) return [];
    const fees = { feeBeforePpm: previous.serviceRatioPpm, feePpm: serviceRatioPpm };
    const code: ShelfAlertCode = isListed ? 'FEE_CUT' : 'DELISTED';
    return [{ code, kind, id: contentId, shopAppid, title, ...fees, atMs: changedAtMs }];
  });
}
