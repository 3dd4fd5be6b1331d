import type { ProgramSettings, ShopSettings } from '../../ports/program-settings';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem, ShelfStore } from '../../ports/shelf-store';
import { firstOf, inTurns, present } from './first-of';
import { couponItem } from './shelf-item-of';

const mostCouponsPerShop = 100;

/** Coupons of our shops, public or for us, and those that somebody put down; only what can still be taken. */
export async function readCoupons(
  ports: { readonly platform: SharingPlatform; readonly shelf: ShelfStore },
  settings: ProgramSettings,
): Promise<ShelfItem[] | 'refused'> {
  const lists = await inTurns(settings.shops, (shop) => couponsOf(ports.platform, shop));
  if (lists.length > 0 && lists.every((list) => list === undefined)) return 'refused';
  const putDown = (await ports.shelf.listCouponIds()).map(({ couponId }) => couponId);
  const couponIds = [...new Set([...putDown, ...present(lists).flat()])];
  const items = await inTurns(couponIds, async (couponId) => {
    const answer = await ports.platform.couponFacts(couponId);
    const facts = answer.ok && answer.value.usable ? answer.value : undefined;
    const shop = settings.shops.find((candidate) => candidate.shopAppid === facts?.shopAppid);
    return facts && shop ? couponItem(facts, shop.brandId) : undefined;
  });
  return present(items);
}

/** Coupons that other agencies passed on need their consent for each, so they are left out here. */
async function couponsOf(platform: SharingPlatform, { shopAppid }: ShopSettings): Promise<string[] | undefined> {
  const [open, forUs] = await Promise.all([
    firstOf(platform.listPublicCoupons(shopAppid), mostCouponsPerShop),
    firstOf(platform.listCooperativeCoupons({ shopAppid }), mostCouponsPerShop),
  ]);
  if (!open.ok && !forUs.ok) return undefined;
  const coupons = [...(open.ok ? open.value : []), ...(forUs.ok ? forUs.value : [])];
  return coupons.filter(({ supplierAppid }) => supplierAppid === null).map(({ couponId }) => couponId);
}
