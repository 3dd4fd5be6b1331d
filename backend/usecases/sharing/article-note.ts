import { articleNotProvenSentence, usualArticleAttribution } from '../../../core/sharing/article-attribution';
import type { ShareKind } from '../../../core/sharing/share-kind';
import type { ProgramSettings } from '../../ports/program-settings';

/** Whether opening a thing's link ties an order to the promoter: an article's only where the agency says so. */
export function isTiedByLink(settings: ProgramSettings, kind: ShareKind): boolean {
  return kind !== 'article' || (settings.agency.articleAttribution ?? usualArticleAttribution) === 'by-link';
}

/** What promoters are told about articles while nothing is proven; null for everything else. */
export function articleNote(settings: ProgramSettings, kind: ShareKind): string | null {
  return isTiedByLink(settings, kind) ? null : articleNotProvenSentence;
}
