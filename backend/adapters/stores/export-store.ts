import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { ExportJob, ExportStore } from '../../ports/export-store';
import { auditedDocuments } from './audited-documents';

function documentOf({ id, ...fields }: ExportJob): StoredDocument {
  return { _id: id, ...(fields as unknown as Record<string, Json>) };
}

function jobOf({ _id, ...fields }: StoredDocument): ExportJob {
  return { ...(fields as unknown as Omit<ExportJob, 'id'>), id: _id };
}

/** Exports over documents. */
export function documentExportStore(database: DocumentDatabase): ExportStore {
  return {
    async find(id) {
      const document = await database.find('exports', id);
      return document && jobOf(document);
    },
    async listOf(askedBy, limit) {
      const documents = await database.list('exports', { where: { askedBy }, orderBy: [['askedAtMs', 'desc']], limit });
      return documents.map(jobOf);
    },
    async listRunning(limit) {
      const where = { state: 'running' };
      return (await database.list('exports', { where, orderBy: [['expiresAtMs', 'asc']], limit })).map(jobOf);
    },
    async listOver(nowMs, limit) {
      const where = { state: 'done', expiresAtMs: { lte: nowMs } };
      return (await database.list('exports', { where, orderBy: [['expiresAtMs', 'asc']], limit })).map(jobOf);
    },
    write: (job) => database.put('exports', documentOf(job)),
    transaction: (work) =>
      database.transaction((documents) =>
        work({ ...auditedDocuments(documents), addJob: (job) => documents.add('exports', [documentOf(job)]) }),
      ),
  };
}
