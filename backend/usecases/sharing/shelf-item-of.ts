import type { ShopSettings } from '../../ports/program-settings';
import type { ShelfItem } from '../../ports/shelf-store';
import type { CouponFacts, LinkedAccount, LiveRoom, PlatformProduct } from '../../ports/store-platform';

const never = Number.MAX_SAFE_INTEGER;

const unpriced = {
  imageUrl: '',
  priceFen: null,
  serviceRatioPpm: null,
  planType: null,
  linkedAccountId: null,
  linkedAccountType: null,
  startsAtMs: 0,
  endsAtMs: never,
} as const;

/** A product as it stands on the shelf; undefined when it is not on sale or not under promotion. */
export function productItem(product: PlatformProduct, planType: 1 | 2, brandId: string): ShelfItem | undefined {
  if (!product.onSale || !product.promoted) return undefined;
  return {
    ...unpriced,
    kind: 'product',
    shopAppid: product.shopAppid,
    contentId: product.productId,
    brandId,
    title: product.title,
    imageUrl: product.imageUrls[0] ?? '',
    priceFen: product.priceFen,
    serviceRatioPpm: product.serviceRatioPpm,
    planType,
    startsAtMs: product.promotionStartsAtMs,
    endsAtMs: product.promotionEndsAtMs === 0 ? never : product.promotionEndsAtMs,
  };
}

/** A broadcast that is running. Its share link belongs to one promoter and is not kept here. */
export function liveItem(room: LiveRoom, shop: ShopSettings, account: LinkedAccount): ShelfItem {
  return {
    ...unpriced,
    kind: 'live',
    shopAppid: shop.shopAppid,
    contentId: room.exportId,
    brandId: shop.brandId,
    title: room.description === '' ? `${shop.name}的直播` : room.description,
    linkedAccountId: account.linkedAccountId,
    linkedAccountType: account.linkedAccountType,
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
  };
}

/** Whether a thing may be shared at a moment, its time window half open. */
export function isShareable(item: ShelfItem & { readonly isListed: boolean }, atMs: number): boolean {
  return item.isListed && item.startsAtMs <= atMs && atMs < item.endsAtMs;
}
