import type { AuditEntry, AuditLog } from '../../ports/audit-log';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';

export function auditEntryOf({ _id, ...fields }: StoredDocument): AuditEntry {
  return { ...(fields as unknown as Omit<AuditEntry, 'id'>), id: _id };
}

export function auditDocument({ id, ...fields }: AuditEntry): StoredDocument {
  return { _id: id, ...fields };
}

/** Reads the audit. Nothing in the product changes or removes an entry. */
export function documentAuditLog(database: DocumentDatabase): AuditLog {
  return {
    async listEntries({ brandId, beforeMs, limit }) {
      const where = { ...(brandId === undefined ? {} : { brandId }), atMs: { lt: beforeMs } };
      const documents = await database.list('audit', { where, orderBy: [['atMs', 'desc']], limit });
      return documents.map(auditEntryOf);
    },
  };
}
