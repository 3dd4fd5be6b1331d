import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { WorkItem, WorkItems } from '../../ports/work-items';

function itemOf({ _id, ...fields }: StoredDocument): WorkItem {
  const { kind, promoter, facts, foundAtMs, dueAtMs } = fields as unknown as Omit<WorkItem, 'id'>;
  return { id: _id, kind, promoter, facts, foundAtMs, dueAtMs };
}

/** Work items beside the other cases in risk_cases. */
export function documentWorkItems(database: DocumentDatabase): WorkItems {
  return {
    note: ({ id, ...fields }) =>
      database.add('risk_cases', { _id: id, state: 'open', ...(fields as unknown as Record<string, Json>) }),
    async find(id) {
      const document = await database.find('risk_cases', id);
      return document && itemOf(document);
    },
    async listOpen(kinds, limit) {
      const where = { state: 'open', kind: { in: kinds } };
      const documents = await database.list('risk_cases', { where, orderBy: [['dueAtMs', 'asc']], limit });
      return documents.map(itemOf);
    },
    async close(id, { by, atMs, outcome }) {
      const set = { state: 'done', closedBy: by, closedAtMs: atMs, outcome };
      return (await database.updateWhere('risk_cases', { _id: id, state: 'open' }, { set })) === 1;
    },
  };
}
