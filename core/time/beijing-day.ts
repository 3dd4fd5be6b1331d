import { invariant } from '../invariant';

declare const dayBrand: unique symbol;

/** A day in Beijing as 'yyyymmdd'; the texts sort like the days. */
export type BeijingDay = string & { readonly [dayBrand]: true };

export const dayMs = 86_400_000;
const beijingOffsetMs = 8 * 3_600_000;

/** The Beijing day in which a moment (epoch ms) lies. China has had no summer time since 1991. */
export function beijingDayOf(atMs: number): BeijingDay {
  const shifted = new Date(atMs + beijingOffsetMs);
  return shifted.toISOString().slice(0, 10).replace(/-/g, '') as BeijingDay;
}

/** The first moment (epoch ms) of a Beijing day. */
export function startOfBeijingDayMs(day: BeijingDay): number {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  invariant(match, `a Beijing day is written yyyymmdd, got ${day}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) - beijingOffsetMs;
}

/** The Beijing day after the one in which a moment lies. */
export function beijingDayAfter(atMs: number): BeijingDay {
  return beijingDayOf(startOfBeijingDayMs(beijingDayOf(atMs)) + dayMs);
}
