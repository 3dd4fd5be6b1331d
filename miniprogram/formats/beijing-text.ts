const beijingOffsetMs = 8 * 3_600_000;

/** A moment (epoch ms) in Beijing, as people read it: '8 月 27 日 14:05'. */
export function momentText(atMs: number): string {
  const shifted = new Date(atMs + beijingOffsetMs);
  const day = `${shifted.getUTCMonth() + 1} 月 ${shifted.getUTCDate()} 日`;
  return `${day} ${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`;
}

/** A Beijing day written yyyymmdd, as people read it: '8 月 27 日'. */
export function dayText(day: string): string {
  return `${Number(day.slice(4, 6))} 月 ${Number(day.slice(6, 8))} 日`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
