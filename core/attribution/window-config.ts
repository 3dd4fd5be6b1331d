import type { Family } from './touch-kind';

/** Days that a click locks a buyer, and days that the first order inside the lock adds. Whole numbers. */
export interface FamilyWindow {
  readonly clickDays: number;
  readonly orderDays: number;
}

/** The lock windows of one shop. */
export type WindowConfig = Readonly<Record<Family, FamilyWindow>>;

/** What holds while the platform has told us nothing: 3 days, 30 more after an order; product cards 30 days. */
export const fallbackWindows: WindowConfig = {
  content: { clickDays: 3, orderDays: 30 },
  product: { clickDays: 30, orderDays: 0 },
};

/** One level of lock days as the platform gives them; a number it leaves out is undefined. */
export type WindowLevel = Readonly<Record<Family, { readonly clickDays?: number; readonly orderDays?: number }>>;

/**
 * The windows of a shop: the shop's own setting, then the platform's default, then ours, number by number.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html
 */
export function chooseWindows(levels: readonly WindowLevel[]): WindowConfig {
  const pick = (family: Family, days: keyof FamilyWindow): number =>
    levels.map((level) => level[family][days]).find((value) => value !== undefined) ?? fallbackWindows[family][days];
  return {
    content: { clickDays: pick('content', 'clickDays'), orderDays: pick('content', 'orderDays') },
    product: { clickDays: pick('product', 'clickDays'), orderDays: pick('product', 'orderDays') },
  };
}
