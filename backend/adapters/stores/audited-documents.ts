import type { AuditedTransaction } from '../../ports/audited-transaction';
import type { DocumentTransaction } from '../../ports/document-database';
import { auditDocument, auditEntryOf } from './audit-log';

/** The entry that is written in the transaction of what it tells. */
export function auditedDocuments(documents: DocumentTransaction): AuditedTransaction {
  return {
    async findEntry(id) {
      const document = await documents.find('audit', id);
      return document && auditEntryOf(document);
    },
    addEntry: (entry) => documents.add('audit', [auditDocument(entry)]),
  };
}
