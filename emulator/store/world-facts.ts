import type { ShopLockWindows } from './orders/lock-fold';
import type { StoreContext } from './store-context';
import type { CouponFacts, LiveRoomFacts, PersonFacts, PlanFacts, ProductFacts, ShopFacts } from './store-world';

export function shopOf(context: StoreContext, appid: string): ShopFacts | undefined {
  return context.state.world.shops.find((shop) => shop.appid === appid);
}

export function productOf(context: StoreContext, product_id: string): ProductFacts | undefined {
  return context.state.world.products.find((product) => product.product_id === product_id);
}

export function roomOf(context: StoreContext, export_id: string): LiveRoomFacts | undefined {
  return context.state.world.liveRooms.find((room) => room.export_id === export_id);
}

export function couponOf(context: StoreContext, coupon_id: string): CouponFacts | undefined {
  return context.state.world.coupons.find((coupon) => coupon.coupon_id === coupon_id);
}

/** Finds a person by id, name, unionid or any openid. */
export function personOf(context: StoreContext, who: string): PersonFacts | undefined {
  return context.state.world.people.find(
    (person) =>
      person.id === who || person.name === who || person.unionid === who || Object.values(person.openids).includes(who),
  );
}

/** The person's openid under the agency account. */
export function agencyOpenid(context: StoreContext, person: PersonFacts): string {
  return person.openids[context.state.world.agency.appid] ?? `oAgency-${person.id}`;
}

/** The plan of a product while it is on promotion and inside its time, else undefined. */
export function activePlan(context: StoreContext, product: ProductFacts): PlanFacts | undefined {
  const { plan } = product;
  const now = Math.floor(context.nowMs() / 1000);
  return plan && plan.status === 1 && plan.start_time <= now && now < plan.end_time ? plan : undefined;
}

/** The lock windows of a shop in days: its own value for the agency beats the platform's default. */
export function lockWindowsOf(context: StoreContext, shop_appid: string): ShopLockWindows {
  const days = shopOf(context, shop_appid)?.lockWindows;
  return {
    product: {
      clickDays: days?.shopsetting_product_click_lock_day ?? days?.default_product_click_lock_day ?? 30,
      orderDays: days?.shopsetting_product_order_lock_day ?? days?.default_product_order_lock_day ?? 0,
    },
    content: {
      clickDays: days?.shopsetting_content_click_lock_day ?? days?.default_content_click_lock_day ?? 3,
      orderDays: days?.shopsetting_content_order_lock_day ?? days?.default_content_order_lock_day ?? 30,
    },
  };
}

/** A picture address: a path of this emulator becomes a full address. */
export function pictureUrl(context: StoreContext, picture: string | undefined): string {
  if (!picture) return `${context.baseUrl()}/picture/none.svg`;
  return picture.startsWith('/') ? context.baseUrl() + encodeURI(picture) : picture;
}
