import { type BeijingDay, startOfBeijingDayMs } from '../time/beijing-day';

const beijingOffsetMs = 8 * 3_600_000;

/** A wording in the two languages that the product speaks: Chinese for people in WeChat, English for developers. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people read it: 8 月 27 日 · 27 Aug. */
export function dayText(day: BeijingDay): Wording {
  return dateWording(startOfBeijingDayMs(day));
}

/** A moment as people read it, in Beijing: 8 月 27 日 14:05 · 27 Aug 14:05. */
export function momentText(atMs: number): Wording {
  const { zh, en } = dateWording(atMs);
  const shifted = new Date(atMs + beijingOffsetMs);
  const time = `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`;
  return { zh: `${zh} ${time}`, en: `${en} ${time}` };
}

function dateWording(atMs: number): Wording {
  const shifted = new Date(atMs + beijingOffsetMs);
  const [month, day] = [shifted.getUTCMonth(), shifted.getUTCDate()];
  return { zh: `${month + 1} 月 ${day} 日`, en: `${day} ${monthNames[month]}` };
}
