import { planRefusal } from '../../../core/intake/plan-guard';
import { isReviewed } from '../../../core/intake/review-state';
import { articleIdOf } from '../../../core/sharing/article-id';
import type { Article } from '../../ports/platform/articles';
import type { LiveNotice } from '../../ports/platform/lives';
import type { ShortVideo } from '../../ports/platform/videos';
import type { ProgramSettings } from '../../ports/program-settings';
import type { PlacedItem, ShelfItem } from '../../ports/shelf-store';
import type { CouponFacts, LiveRoom, PlatformProduct } from '../../ports/store-platform';
import { type ContentHost, hostFields } from './content-hosts';

const never = Number.MAX_SAFE_INTEGER;

const unpriced = {
  imageUrl: '',
  priceFen: null,
  serviceRatioPpm: null,
  expectedFeeFen: null,
  planType: null,
  linkedAccountId: null,
  linkedAccountType: null,
  talentAppid: null,
  hostName: '',
  airsAtMs: null,
  articleUrl: null,
  startsAtMs: 0,
  endsAtMs: never,
} as const;

/**
 * A product as it stands on the shelf; undefined when it is not on sale, not under promotion, or under a plan that pays
 * promoters nothing. The list it comes from holds only plans whose talents' commission the agency sets.
 */
export function productItem(product: PlatformProduct, planType: 1 | 2, brandId: string): ShelfItem | undefined {
  const { serviceRatioPpm, promotionStartsAtMs: startsAtMs, promotionEndsAtMs: endsAtMs } = product;
  const plan = { talentRateSetBy: 'agency', planType, serviceRatioPpm, startsAtMs, endsAtMs } as const;
  if (!product.onSale || !product.promoted || planRefusal(plan, startsAtMs) !== undefined) return undefined;
  return {
    ...unpriced,
    kind: 'product',
    shopAppid: product.shopAppid,
    contentId: product.productId,
    brandId,
    title: product.title,
    imageUrl: product.imageUrls[0] ?? '',
    priceFen: product.priceFen,
    serviceRatioPpm,
    planType,
    startsAtMs,
    endsAtMs: endsAtMs === 0 ? never : endsAtMs,
    isSoldOut: product.isSoldOut === true,
  };
}

/** A broadcast that is running. Its share link belongs to one promoter and is not kept here. */
export function liveItem(room: LiveRoom, host: ContentHost): ShelfItem {
  const fields = hostFields(host);
  const title = titleOf(room.description, `${fields.hostName}的直播`);
  return { ...unpriced, ...fields, kind: 'live', contentId: room.exportId, title };
}

/** A broadcast that is announced: until it begins it can be reserved. */
export function noticeItem(notice: LiveNotice, host: ContentHost): ShelfItem {
  const fields = hostFields(host);
  const title = titleOf(notice.description, `${fields.hostName}的直播预告`);
  const { noticeId, startsAtMs } = notice;
  const isDated = startsAtMs > 0;
  return {
    ...unpriced,
    ...fields,
    kind: 'notice',
    contentId: noticeId,
    title,
    airsAtMs: isDated ? startsAtMs : null,
    endsAtMs: isDated ? startsAtMs : never,
  };
}

/** A short video. The platform gives it no title, so the product in it speaks for it. */
export function videoItem(video: ShortVideo, host: ContentHost): ShelfItem {
  const fields = hostFields(host);
  const { product, expectedFeeFen } = video;
  return {
    ...unpriced,
    ...fields,
    kind: 'video',
    contentId: video.exportId,
    title: titleOf(product?.name ?? '', `${fields.hostName}的短视频`),
    imageUrl: product?.imageUrl ?? '',
    priceFen: product?.priceFen ?? null,
    expectedFeeFen: expectedFeeFen ?? product?.expectedFeeFen ?? null,
  };
}

/** An article; undefined when its address is too long to be known by. An estimate is told only where it sells one thing. */
export function articleItem(article: Article, host: ContentHost): ShelfItem | undefined {
  const contentId = articleIdOf(article.url);
  if (contentId === undefined) return undefined;
  const fields = hostFields(host);
  const only = article.products.length === 1 ? article.products[0] : undefined;
  return {
    ...unpriced,
    ...fields,
    kind: 'article',
    contentId,
    title: titleOf(article.title, `${fields.hostName}的图文`),
    imageUrl: article.coverUrl,
    expectedFeeFen: only?.expectedFeeFen ?? null,
    articleUrl: article.url,
  };
}

/** A coupon that can still be taken. */
export function couponItem(coupon: CouponFacts, brandId: string): ShelfItem {
  return {
    ...unpriced,
    kind: 'coupon',
    shopAppid: coupon.shopAppid,
    contentId: coupon.couponId,
    brandId,
    title: coupon.name,
    endsAtMs: coupon.receiveEndsAtMs === 0 ? never : coupon.receiveEndsAtMs,
    isSoldOut: coupon.isUsedUp === true,
  };
}

function titleOf(given: string, otherwise: string): string {
  return given.trim() === '' ? otherwise : given;
}

/** Why a thing cannot be shared: its time is over, none is left, or anything else (unknown, delisted, not let through). */
export type Obstacle = 'time-over' | 'sold-out' | 'not-shareable';

/** What is in the way of sharing a thing at a moment; undefined for one that is on the shelf and in its time (half open). */
export function obstacleTo(
  settings: ProgramSettings,
  item: PlacedItem | undefined,
  atMs: number,
): Obstacle | undefined {
  const brand = settings.brands.find((candidate) => candidate.brandId === item?.brandId);
  if (!item || !brand || !isReviewed(item.reviewState, brand.reviewMode ?? 'none')) return 'not-shareable';
  if (atMs >= item.endsAtMs) return 'time-over';
  if (!item.isListed || atMs < item.startsAtMs) return 'not-shareable';
  return item.isSoldOut ? 'sold-out' : undefined;
}

/** Whether a thing may be shared at a moment. */
export function isShareable(settings: ProgramSettings, item: PlacedItem, atMs: number): boolean {
  return obstacleTo(settings, item, atMs) === undefined;
}
