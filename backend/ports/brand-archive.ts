import type { ArchivedCollection } from '../../core/leaving/archive-line';
import type { AuditedTransaction } from './audited-transaction';
import type { StoredDocument } from './document-database';
import type { EditedBrand } from './program-editor';

export interface ArchiveEdit extends AuditedTransaction {
  findBrand(brandId: string): Promise<EditedBrand | undefined>;
  addBrand(brand: EditedBrand): Promise<void>;
}

/** All rows of a brand, to be taken along, and what of them another deployment takes in. */
export interface BrandArchive {
  transaction<T>(work: (edit: ArchiveEdit) => Promise<T>): Promise<T>;
  /** Rows of a brand in one collection, after one of them by id. One call. */
  listRows(
    brandId: string,
    collection: ArchivedCollection,
    page: { readonly afterId: string; readonly limit: number },
  ): Promise<StoredDocument[]>;
}
