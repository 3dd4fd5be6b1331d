import { shareKinds } from '../../../core/sharing/share-kind';
import type { ContentPartner } from '../../ports/content-partners';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { BrandSettings } from '../../ports/program-settings';
import type { ReviewedItem } from '../../ports/review-store';
import type { ShelfDesk } from '../../ports/shelf-desk';
import type { Watch } from '../../ports/watched-things';
import { auditEntryOf } from './audit-log';
import { auditedDocuments } from './audited-documents';
import { shelfCollection } from './shelf-store';

const contentKinds = shareKinds.filter((kind) => kind !== 'product');
/** What is not written on things that somebody put down by hand. */
const unreviewed = { reviewState: 'new', reviewReason: null, reviewedBy: null, reviewedAtMs: null } as const;

function itemOf({ _id, ...fields }: StoredDocument): ReviewedItem {
  return { ...unreviewed, ...(fields as unknown as Omit<ReviewedItem, keyof typeof unreviewed>) };
}

function watchOf({ _id, watchKind, ...fields }: StoredDocument): Watch {
  return { ...fields, kind: watchKind } as unknown as Watch;
}

/** The shelf over the rows of things, of watches beside them, and of talents. */
export function documentShelfDesk(database: DocumentDatabase): ShelfDesk {
  return {
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findBrand(brandId) {
            const document = await documents.find('brands', brandId);
            return document && ({ ...document, brandId } as unknown as BrandSettings);
          },
          async writePlanShares(brandId, productId, shares) {
            const set = { [`planShares.${productId}`]: shares.map((version) => ({ ...version })) as Json };
            await documents.update('brands', brandId, { set });
          },
          async writeLeastMargin(brandId, leastMarginPpm) {
            await documents.update('brands', brandId, { set: { leastMarginPpm }, increment: { revision: 1 } });
          },
        }),
      ),
    async listShelf(brandId, kind, { isListed, afterPosition, limit }) {
      const where = { brandId, kind, isListed, position: { gt: afterPosition } };
      const found = await database.list(shelfCollection(kind), { where, orderBy: [['position', 'asc']], limit });
      return found.filter(({ title }) => typeof title === 'string').map(itemOf);
    },
    async listChanged(brandId, sinceMs, limit) {
      const changedAtMs = { gt: sinceMs };
      const newest = [['changedAtMs', 'desc']] as const;
      const kinds = { watchKind: { in: contentKinds } };
      const [plans, contents] = await Promise.all([
        database.list('plans', { where: { brandId, watchKind: 'product', changedAtMs }, orderBy: newest, limit }),
        database.list('contents', { where: { brandId, ...kinds, changedAtMs }, orderBy: newest, limit }),
      ]);
      return [...plans, ...contents].map(watchOf).sort((one, other) => other.changedAtMs - one.changedAtMs);
    },
    async historyOf(subject, limit) {
      return (await database.list('audit', { where: { subject }, orderBy: [['atMs', 'desc']], limit })).map(
        auditEntryOf,
      );
    },
    async listTalents(talentAppids) {
      if (talentAppids.length === 0) return [];
      const where = { _id: { in: talentAppids.map((appid) => `talent|${appid}`) } };
      const found = await database.list('contents', { where, limit: talentAppids.length });
      return found.map(({ _id, ...fields }) => fields as unknown as ContentPartner);
    },
  };
}
