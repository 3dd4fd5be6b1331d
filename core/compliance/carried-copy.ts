import { type CopyUse, checkCopy } from './check-copy';

/** Every text with a way to buy starts with it, 互联网广告管理办法 art. 9: https://www.gov.cn/zhengce/2023-03/24/content_5748192.htm */
export const advertisementMark = '广告｜';

/** A text under the mark 「广告」, which stands there once and first. */
export function markedCopy(text: string): string {
  return text.startsWith(advertisementMark) ? text : advertisementMark + text;
}

/** A text as a share or a poster may carry it, and the words that were left out of it. */
export interface CarriedCopy {
  readonly text: string;
  readonly leftOut: readonly string[];
}

/** What is left of a text that is too short to say anything. */
const leastSigns = 2;

/**
 * A text that others wrote, without the words that may not be published, and without those that a person has to see
 * first while nobody did. Empty when hardly anything is left: then the caller has a neutral name.
 */
export function carriedCopy(
  text: string,
  options: { readonly use: CopyUse; readonly isReviewed: boolean },
): CarriedCopy {
  const leftOut: string[] = [];
  let rest = text;
  // Cutting may join what stood apart, so it is looked at until nothing is found. Each round is shorter.
  for (;;) {
    const cuts = checkCopy(rest, options.use).findings.filter(
      ({ level }) => level === 'block' || (level === 'review' && !options.isReviewed),
    );
    if (cuts.length === 0) break;
    leftOut.push(...cuts.map(({ found }) => found));
    const isCut = (at: number) => cuts.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
    rest = Array.from({ length: rest.length }, (_none, at) => (isCut(at) ? '' : rest.charAt(at))).join('');
  }
  const tidy = leftOut.length === 0 ? text : rest.replace(/\s+/g, ' ').trim();
  const isEmpty = leftOut.length > 0 && tidy.replace(/[\p{P}\p{S}\p{Z}]/gu, '').length < leastSigns;
  return { text: isEmpty ? '' : tidy, leftOut };
}
