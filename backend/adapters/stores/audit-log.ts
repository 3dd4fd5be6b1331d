import type { AuditEntry, AuditLog } from '../../ports/audit-log';
import type { DocumentDatabase, StoredDocument, Where } from '../../ports/document-database';
import { readNewestPage } from './newest-pages';

export function auditEntryOf({ _id, ...fields }: StoredDocument): AuditEntry {
  return { ...(fields as unknown as Omit<AuditEntry, 'id'>), id: _id };
}

export function auditDocument({ id, ...fields }: AuditEntry): StoredDocument {
  return { _id: id, ...fields };
}

function ofBrand(brandId: string | undefined): Where {
  return brandId === undefined ? {} : { brandId };
}

/** Reads the audit. Nothing in the product changes or removes an entry. */
export function documentAuditLog(database: DocumentDatabase): AuditLog {
  return {
    async listEntries({ brandId, beforeMs, limit }) {
      const where = { ...ofBrand(brandId), atMs: { lt: beforeMs } };
      const documents = await database.list('audit', { where, orderBy: [['atMs', 'desc']], limit });
      return documents.map(auditEntryOf);
    },
    async pageOfEntries({ brandId, beforeMs }, from, limit) {
      const source = { collection: 'audit', field: 'atMs', where: ofBrand(brandId), fromMs: 0, beforeMs };
      const { documents, next } = await readNewestPage(database, source, from, limit);
      return { rows: documents.map(auditEntryOf), next };
    },
    countEntries: ({ brandId, beforeMs }) => database.count('audit', { ...ofBrand(brandId), atMs: { lt: beforeMs } }),
  };
}
