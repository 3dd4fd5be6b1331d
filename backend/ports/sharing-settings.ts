import type { ReviewMode } from '../../core/intake/review-state';
import type { ArticleAttribution } from '../../core/sharing/article-attribution';
import type { FormValidity } from '../../core/sharing/form-validity';

/** What an agency may set about sharing. */
export interface SharingSettings {
  /** 'not-proven' unless stated. */
  readonly articleAttribution?: ArticleAttribution;
  /** How long forms of links are good, where it differs from the usual. */
  readonly formValidity?: FormValidity;
}

/** What a brand may set about review. */
export interface ReviewSettings {
  /** 'none' unless stated. */
  readonly reviewMode?: ReviewMode;
}

/** Whose content is shared for a shop besides its own. */
export interface ShopTalents {
  /**
   * Talents of the agency's partner list that share for this shop. Left out, they are all of them where the deployment
   * has one shop, and none where it has several: content never shows under a brand that did not ask for it.
   */
  readonly talentAppids?: readonly string[];
}
