import type { Complaint, ComplaintStore } from '../../ports/complaint-store';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';

function complaintOf({ _id, ...fields }: StoredDocument): Complaint {
  return { ...(fields as unknown as Omit<Complaint, 'id'>), id: _id };
}

/** Complaints over documents. */
export function documentComplaintStore(database: DocumentDatabase): ComplaintStore {
  return {
    add: ({ id, ...fields }) => database.add('complaints', { _id: id, ...(fields as unknown as Record<string, Json>) }),
    async listOf(openid, limit) {
      const documents = await database.list('complaints', {
        where: { openid },
        orderBy: [['askedAtMs', 'desc']],
        limit,
      });
      return documents.map(complaintOf);
    },
  };
}
