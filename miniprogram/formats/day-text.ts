const beijingOffsetMs = 8 * 3_600_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** The Beijing day (yyyymmdd) of a moment (epoch ms). */
export function beijingDay(atMs: number): string {
  const shifted = new Date(atMs + beijingOffsetMs);
  return `${shifted.getUTCFullYear()}${twoDigits(shifted.getUTCMonth() + 1)}${twoDigits(shifted.getUTCDate())}`;
}

/** A Beijing day (yyyymmdd) with its weekday: '8 月 27 日 周四'; of another year than `today` in full. */
export function weekdayText(day: string, today: string): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6, 8))];
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year} 年 `}${month} 月 ${date} 日 ${weekday}`;
}

/** A month (yyyymm): '2026 年 8 月'. */
export function monthText(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(4, 6))} 月`;
}

/** The month (yyyymm) some months later, or earlier. */
export function monthAfter(month: string, step: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(4, 6)) - 1 + step;
  return `${Math.floor(count / 12)}${twoDigits((count % 12) + 1)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
