import { inLanguage } from './street-language';

/** `8 月 1 日 20:03`, in Beijing. */
export function beijingMoment(atMs: number): string {
  const beijing = new Date(atMs + 8 * 3_600_000);
  const [month, day] = [beijing.getUTCMonth() + 1, beijing.getUTCDate()];
  const date = inLanguage({ zh: `${month} 月 ${day} 日`, en: `${day}/${month}` });
  return `${date} ${beijing.toISOString().slice(11, 16)}`;
}
