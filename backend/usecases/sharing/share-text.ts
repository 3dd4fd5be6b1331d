import { advertisementMark as mark } from '../../../core/compliance/carried-copy';
import type { Fen } from '../../../core/money/fen';
import { yuanText } from '../../../core/money/yuan-text';
import { beijingMinuteText } from '../../../core/time/beijing-text';

/** A longer text is folded where it is read; counted in UTF-16 units, which never counts fewer than people see. */
export const longestShareText = 100;

const shortestTitle = 10;

/**
 * The text that goes with a share: the mark 「广告」 first, which nobody can take away here, then title, price, the moment
 * of a live notice and the platform's short link; at most 5 lines and 100 characters. A title that is too long is cut, a link never is: one that
 * leaves no room for a title is left out.
 * 互联网广告管理办法 art. 9: https://www.gov.cn/zhengce/2023-03/24/content_5748192.htm
 */
export function shareText(thing: {
  readonly title: string;
  readonly priceFen: Fen | null;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  readonly shortLink: string | null;
}): string {
  const price = thing.priceFen === null ? '' : `\n${yuanText(thing.priceFen)} 元,以小店页面为准`;
  const airs = thing.airsAtMs === null ? '' : `\n${beijingMinuteText(thing.airsAtMs)} 开播`;
  const link = thing.shortLink === null ? '' : `\n${oneLine(thing.shortLink)}`;
  const room = longestShareText - mark.length - price.length - airs.length;
  const fits = room - link.length >= shortestTitle;
  return mark + cut(oneLine(thing.title), fits ? room - link.length : room) + price + airs + (fits ? link : '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts between characters, never inside of one, and says with a … that something is missing. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > room - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
