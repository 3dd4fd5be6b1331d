import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../time/beijing-day';

/** From the beginning of one Beijing day to the end of another. */
export interface StatementPeriod {
  readonly fromDay: BeijingDay;
  readonly throughDay: BeijingDay;
}

/** Whether a text is a day that the calendar has, 'yyyymmdd' in the years 2000 to 2099. */
export function isBeijingDay(text: string): text is BeijingDay {
  if (!/^20\d{6}$/.test(text)) return false;
  return beijingDayOf(startOfBeijingDayMs(text as BeijingDay)) === text;
}

/** A month ('yyyymm') from its first to its last day. */
export function periodOfMonth(month: string): StatementPeriod {
  const fromDay = `${month}01` as BeijingDay;
  const inNextMonthMs = startOfBeijingDayMs(fromDay) + 31 * dayMs;
  const nextMonth = `${beijingDayOf(inNextMonthMs).slice(0, 6)}01` as BeijingDay;
  return { fromDay, throughDay: beijingDayOf(startOfBeijingDayMs(nextMonth) - 1) };
}

/** '2026-08-01 至 2026-08-31' and '2026-08-01 to 2026-08-31'. */
export function periodWording({ fromDay, throughDay }: StatementPeriod) {
  return {
    zh: `${dashedDay(fromDay)} 至 ${dashedDay(throughDay)}`,
    en: `${dashedDay(fromDay)} to ${dashedDay(throughDay)}`,
  };
}

/** '20260801' as '2026-08-01'. */
export function dashedDay(day: string): string {
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}
