const beijingOffsetMs = 8 * 3_600_000;
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A moment (epoch ms) as people in China read its day: '8 月 1 日'. */
export function beijingDayText(atMs: number): string {
  const shifted = new Date(atMs + beijingOffsetMs);
  return `${shifted.getUTCMonth() + 1} 月 ${shifted.getUTCDate()} 日`;
}

/** A moment (epoch ms) as people in China read it, to the minute: '8 月 1 日 20:03'. */
export function beijingMinuteText(atMs: number): string {
  return `${beijingDayText(atMs)} ${beijingClock(atMs)}`;
}

/** The Beijing day of a moment (epoch ms) in English: 'Aug 1'. */
export function beijingDayEnglish(atMs: number): string {
  const shifted = new Date(atMs + beijingOffsetMs);
  return `${englishMonths[shifted.getUTCMonth()]} ${shifted.getUTCDate()}`;
}

/** A moment (epoch ms) in English, Beijing time to the minute: 'Aug 1, 20:03'. */
export function beijingMinuteEnglish(atMs: number): string {
  return `${beijingDayEnglish(atMs)}, ${beijingClock(atMs)}`;
}

function beijingClock(atMs: number): string {
  return new Date(atMs + beijingOffsetMs).toISOString().slice(11, 16);
}
