import type { ProgramSettings, ShopSettings } from '../../ports/program-settings';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem, ShelfLook, ShelfStore } from '../../ports/shelf-store';
import { type HeardList, heardOf, inTurns, joinedLists, present } from './first-of';
import { couponItem } from './shelf-item-of';

const mostCouponsPerShop = 1000;
/** More are not asked about in one look; their rows stay as they are. */
const mostCoupons = 400;

const notInEffect = 10071035;
/** Said of a coupon that is not there, and of one that the platform cannot read just now. */
const notRead = 10071034;

/**
 * Coupons of our shops, public or for us, and those that somebody put down; only what can still be taken. A coupon is
 * gone by its own detail only, because one that was put down by hand stands in no list.
 */
export async function readCoupons(
  ports: { readonly platform: SharingPlatform; readonly shelf: ShelfStore },
  settings: ProgramSettings,
): Promise<ShelfLook | 'refused'> {
  const listed = joinedLists(await inTurns(settings.shops, (shop) => couponsOf(ports.platform, shop)));
  const isSilent = !listed.isComplete && listed.items.length === 0;
  if (isSilent) return 'refused';
  const putDown = (await ports.shelf.listCouponIds()).map(({ couponId }) => couponId);
  const couponIds = [...new Set([...putDown, ...listed.items])].slice(0, mostCoupons);
  const readings = await inTurns(couponIds, (couponId) =>
    readCoupon(ports.platform, settings, { couponId, isInList: listed.items.includes(couponId) }),
  );
  const heardIds = new Set(couponIds.filter((_couponId, index) => readings[index] !== 'refused'));
  return {
    items: present(readings.map((reading) => (reading === 'refused' ? undefined : reading))),
    isUnheard: ({ contentId }) => !heardIds.has(contentId),
  };
}

/** A coupon that can be taken; undefined for one that is gone or of no shop of ours; any other refusal says nothing. */
async function readCoupon(
  platform: SharingPlatform,
  settings: ProgramSettings,
  { couponId, isInList }: { readonly couponId: string; readonly isInList: boolean },
): Promise<ShelfItem | undefined | 'refused'> {
  const answer = await platform.couponFacts(couponId);
  if (!answer.ok) {
    const isGone = answer.errcode === notInEffect || (answer.errcode === notRead && !isInList);
    return isGone ? undefined : 'refused';
  }
  const shop = settings.shops.find((candidate) => candidate.shopAppid === answer.value.shopAppid);
  return shop && answer.value.usable ? couponItem(answer.value, shop.brandId) : undefined;
}

/** Coupons that other agencies passed on need their consent for each, so they are left out here. */
async function couponsOf(platform: SharingPlatform, { shopAppid }: ShopSettings): Promise<HeardList<string>> {
  const { items, isComplete } = joinedLists(
    await Promise.all([
      heardOf(platform.listPublicCoupons(shopAppid), mostCouponsPerShop),
      heardOf(platform.listCooperativeCoupons({ shopAppid }), mostCouponsPerShop),
    ]),
  );
  const ofShops = items.filter(({ supplierAppid }) => supplierAppid === null);
  return { items: ofShops.map(({ couponId }) => couponId), isComplete };
}
