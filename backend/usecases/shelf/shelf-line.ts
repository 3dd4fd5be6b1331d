import { chooseShare } from '../../../core/commission/choose-share';
import { turnoverPart } from '../../../core/commission/work-backwards';
import { type ReviewState, reviewStateNames } from '../../../core/intake/review-state';
import { ratePpm } from '../../../core/money/rate-ppm';
import { type ShelfAlertCode, shelfAlerts } from '../../../core/shelf/shelf-alert';
import type { BrandSettings, ProgramSettings } from '../../ports/program-settings';
import type { ReviewedItem } from '../../ports/review-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { WatchedFacts } from '../../ports/watched-things';
import { openGroupOf } from '../joining/open-group';
import { isShareable } from '../sharing/shelf-item-of';

/** Kept of the turnover at least, where a brand states nothing. */
const usualLeastMarginPpm = 10_000;

/** A thing on a brand's shelf with what it brings whom; rates in ppm of the turnover unless they are a share of the fee. */
export interface ShelfLine {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly hostName: string;
  readonly priceFen: number | null;
  readonly planType: number | null;
  readonly state: ReviewState;
  readonly stateName: string;
  readonly reason: string | null;
  readonly isListed: boolean;
  /** Promoters see it now. */
  readonly isShown: boolean;
  readonly startsAtMs: number;
  /** Null for what never ends. */
  readonly endsAtMs: number | null;
  readonly airsAtMs: number | null;
  /** The fee; null where the kind states none. */
  readonly feePpm: number | null;
  /** The open group's part of the fee. */
  readonly sharePpm: number;
  /** This thing has a share of its own. */
  readonly hasOwnShare: boolean;
  readonly promoterPpm: number | null;
  readonly marginPpm: number | null;
  readonly leastMarginPpm: number;
  readonly alerts: readonly ShelfAlertCode[];
}

export function leastMarginOf(brand: Pick<BrandSettings, 'leastMarginPpm'>): number {
  return brand.leastMarginPpm ?? usualLeastMarginPpm;
}

export function shelfLine(
  settings: ProgramSettings,
  brand: BrandSettings,
  item: ReviewedItem,
  seen: { readonly before: WatchedFacts | null; readonly nowMs: number },
): ShelfLine {
  const { nowMs, before } = seen;
  const plan = brand.planShares[item.contentId] ?? [];
  const levels = { plan, membership: [], group: openGroupOf(brand).shares, brand: brand.shares };
  const { sharePpm, source } = chooseShare(levels, nowMs);
  const { serviceRatioPpm: feePpm, isListed, endsAtMs } = item;
  const promoterPpm = feePpm === null ? null : turnoverPart(ratePpm(feePpm), sharePpm);
  const leastMarginPpm = leastMarginOf(brand);
  const judged = { isListed, serviceRatioPpm: feePpm, before, sharePpm, leastMarginPpm, endsAtMs };
  return {
    kind: item.kind,
    id: item.contentId,
    shopAppid: item.shopAppid,
    title: item.title,
    imageUrl: item.imageUrl,
    hostName: item.hostName,
    priceFen: item.priceFen,
    planType: item.planType,
    state: item.reviewState,
    stateName: reviewStateNames[item.reviewState],
    reason: item.reviewReason,
    isListed,
    isShown: isShareable(settings, item, nowMs),
    startsAtMs: item.startsAtMs,
    endsAtMs: endsAtMs === Number.MAX_SAFE_INTEGER ? null : endsAtMs,
    airsAtMs: item.airsAtMs,
    feePpm,
    sharePpm,
    hasOwnShare: source === 'plan',
    promoterPpm,
    marginPpm: feePpm === null || promoterPpm === null ? null : feePpm - promoterPpm,
    leastMarginPpm,
    alerts: shelfAlerts(judged, nowMs),
  };
}
