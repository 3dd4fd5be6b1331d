const EIGHT_HOURS_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** `2026-07-01T12:00:00+08:00` */
export function rfc3339(atMs: number): string {
  return `${new Date(atMs + EIGHT_HOURS_MS).toISOString().slice(0, 19)}+08:00`;
}

/** `2026-07-01`, the day in Beijing. */
export function beijingDate(atMs: number): string {
  return new Date(atMs + EIGHT_HOURS_MS).toISOString().slice(0, 10);
}

/** `2026-07-01 12:00:00`, as bills and the gig platform write it. */
export function beijingDateTime(atMs: number): string {
  return new Date(atMs + EIGHT_HOURS_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The first moment of a Beijing day; undefined when there is no such day. */
export function startOfDateMs(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const atMs = Date.parse(`${date}T00:00:00+08:00`);
  return Number.isNaN(atMs) || beijingDate(atMs) !== date ? undefined : atMs;
}
