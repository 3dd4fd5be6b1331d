import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { ChangeNotice, OpenChange, Outbox } from '../../ports/outbox';

/** How many notices are written at the same time. */
const atOnce = 10;

function changeFields(notice: ChangeNotice): Record<string, Json> {
  const { id: _id, before, after, ...fields } = notice;
  return { ...fields, before: before as unknown as Json, after: { ...after } };
}

function openChangeOf(document: StoredDocument): OpenChange {
  const { _id, audience, state, ...fields } = document;
  return { ...(fields as unknown as Omit<OpenChange, 'id'>), id: _id };
}

/**
 * The outbox over documents. A change is one row for all of its sharers until each has a row of his own; both wait under
 * `state` for what comes next.
 */
export function documentOutbox(database: DocumentDatabase): Outbox {
  return {
    addChange: (notice) =>
      database.add('outbox', {
        _id: notice.id,
        audience: 'sharers',
        state: 'open',
        ...changeFields(notice),
        afterPromoter: '',
      }),
    async listOpenChanges(limit) {
      const where = { audience: 'sharers', state: 'open' };
      const documents = await database.list('outbox', { where, orderBy: [['notedAtMs', 'asc']], limit });
      return documents.map(openChangeOf);
    },
    async addForPromoters(change, promoters) {
      const rows = promoters.map((promoter) => ({
        _id: `${change.id}|${promoter}`,
        audience: 'promoter',
        state: 'open',
        promoter,
        ...changeFields(change),
      }));
      let added = 0;
      for (let start = 0; start < rows.length; start += atOnce) {
        const answers = await Promise.all(rows.slice(start, start + atOnce).map((row) => database.add('outbox', row)));
        added += answers.filter((answer) => answer === 'added').length;
      }
      return added;
    },
    async moveChange(id, afterPromoter) {
      const set: Record<string, Json> = afterPromoter === null ? { state: 'done' } : { afterPromoter };
      await database.update('outbox', id, { set });
    },
    addForOperator: ({ code, about, facts, notedAtMs }) =>
      database.add('outbox', {
        _id: `operator|${code}|${about}`,
        audience: 'operator',
        state: 'open',
        code,
        about,
        facts: { ...facts },
        notedAtMs,
      }),
  };
}
