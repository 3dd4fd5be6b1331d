import { beijingDayOf, dayMs, startOfBeijingDayMs } from '../time/beijing-day';

const hourMs = 3_600_000;
/** Nobody is told anything from 21:30 until 8:00 in Beijing. */
const quietFromMs = 21.5 * hourMs;
const quietUntilMs = 8 * hourMs;

/** The first moment (epoch ms) from `atMs` on at which a brand may tell its promoters something. */
export function outsideQuietHours(atMs: number): number {
  const midnightMs = startOfBeijingDayMs(beijingDayOf(atMs));
  const intoDayMs = atMs - midnightMs;
  if (intoDayMs < quietUntilMs) return midnightMs + quietUntilMs;
  return intoDayMs < quietFromMs ? atMs : midnightMs + dayMs + quietUntilMs;
}

/** How many notices of one brand a promoter gets at most. */
export const noticeCaps = { perDay: 1, perWeek: 3 } as const;
const weekMs = 7 * dayMs;

/** Whether one more may reach him, after these of the same brand (epoch ms): one a Beijing day, three in seven days. */
export function isUnderCap(toldAtMs: readonly number[], nowMs: number): boolean {
  const today = beijingDayOf(nowMs);
  const perDay = toldAtMs.filter((atMs) => beijingDayOf(atMs) === today).length;
  return perDay < noticeCaps.perDay && recentNotices(toldAtMs, nowMs).length < noticeCaps.perWeek;
}

/** Those that still count. */
export function recentNotices(toldAtMs: readonly number[], nowMs: number): number[] {
  return toldAtMs.filter((atMs) => atMs > nowMs - weekMs);
}
