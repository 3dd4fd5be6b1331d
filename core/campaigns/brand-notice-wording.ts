import type { Wording } from '../wording/beijing-text';

/** What a promoter reads of his brand's own words: whose they are comes first. */
export function brandNoticeWording({
  brandName,
  title,
  text,
}: {
  readonly brandName: string;
  readonly title: string;
  readonly text: string;
}): Wording {
  return { zh: `${brandName}:${title}。${text}`, en: `${brandName}: ${title}. ${text}` };
}
