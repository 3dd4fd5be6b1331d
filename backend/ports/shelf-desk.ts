import type { ShareSchedule } from '../../core/commission/choose-share';
import type { AuditEntry } from './audit-log';
import type { AuditedTransaction } from './audited-transaction';
import type { ContentPartner } from './content-partners';
import type { BrandSettings } from './program-settings';
import type { ReviewedItem } from './review-store';
import type { ShareKind } from './share-link-store';
import type { Watch } from './watched-things';

export interface ShelfEdit extends AuditedTransaction {
  findBrand(brandId: string): Promise<BrandSettings | undefined>;
  writePlanShares(brandId: string, productId: string, shares: ShareSchedule): Promise<void>;
  /** Counts as a change of the brand, so that a page which saw the old one does not write over it. */
  writeLeastMargin(brandId: string, leastMarginPpm: number): Promise<void>;
}

/** The shelf as those who run a brand see it. */
export interface ShelfDesk {
  transaction<T>(work: (edit: ShelfEdit) => Promise<T>): Promise<T>;
  /** Things of one kind after a place on the shelf, or those that are off it. One call. */
  listShelf(
    brandId: string,
    kind: ShareKind,
    page: { readonly isListed: boolean; readonly afterPosition: number; readonly limit: number },
  ): Promise<ReviewedItem[]>;
  /** Things of a brand that changed after a moment, the newest first; products, and everything else. Two calls. */
  listChanged(brandId: string, sinceMs: number, limit: number): Promise<Watch[]>;
  /** What was done about one thing, the newest first. */
  historyOf(subject: string, limit: number): Promise<AuditEntry[]>;
  /** Talents as we know them, in one call; one of whom nothing is known yet is left out. */
  listTalents(talentAppids: readonly string[]): Promise<ContentPartner[]>;
}
