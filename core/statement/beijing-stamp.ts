const beijingOffsetMs = 8 * 3_600_000;

/** A moment (epoch ms) in Beijing time to the millisecond, as a statement prints it: '2026-08-01 20:03:12.345'. */
export function beijingStamp(atMs: number): string {
  return new Date(atMs + beijingOffsetMs).toISOString().slice(0, 23).replace('T', ' ');
}

/** The moment (epoch ms) that a stamp names; undefined when it names none. */
export function momentOfStamp(stamp: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}\.\d{3})$/.exec(stamp);
  if (!match) return undefined;
  const atMs = Date.parse(`${match[1]}T${match[2]}Z`) - beijingOffsetMs;
  return Number.isNaN(atMs) || beijingStamp(atMs) !== stamp ? undefined : atMs;
}
