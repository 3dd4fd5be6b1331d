import type { BrandArchive } from '../../ports/brand-archive';
import type { DocumentDatabase, Json } from '../../ports/document-database';
import type { EditedBrand } from '../../ports/program-editor';
import { auditedDocuments } from './audited-documents';

/** A brand's rows over documents: in `brands` its own, everywhere else those that name it. */
export function documentBrandArchive(database: DocumentDatabase): BrandArchive {
  return {
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findBrand(brandId) {
            const document = await documents.find('brands', brandId);
            return document && ({ ...document, brandId } as unknown as EditedBrand);
          },
          addBrand: ({ brandId, ...fields }) =>
            documents.add('brands', [{ _id: brandId, ...(fields as unknown as Record<string, Json>) }]),
        }),
      ),
    async listRows(brandId, collection, { afterId, limit }) {
      if (collection === 'brands') {
        const document = afterId === '' ? await database.find('brands', brandId) : undefined;
        return document ? [document] : [];
      }
      const where = { brandId, _id: { gt: afterId } };
      return database.list(collection, { where, orderBy: [['_id', 'asc']], limit });
    },
  };
}
