import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type {
  OpenChange,
  OperatorNotice,
  Outbox,
  PersonalNotice,
  SettlementNotice,
  SpreadNotice,
} from '../../ports/outbox';

/** How many notices are written at the same time. */
const atOnce = 10;

function fieldsOf({ id: _id, ...fields }: PersonalNotice): Record<string, Json> {
  return fields as unknown as Record<string, Json>;
}

function openChangeOf({ _id, audience: _audience, state: _state, ...fields }: StoredDocument): OpenChange {
  return { ...(fields as unknown as Omit<OpenChange, 'id'>), id: _id } as OpenChange;
}

function openChangeDocument(notice: SpreadNotice): StoredDocument {
  return { _id: notice.id, audience: 'sharers', state: 'open', ...fieldsOf(notice), afterPromoter: '' };
}

/** A notice for the people who run the program, under the id that makes a repeat one row. */
export function operatorDocument({ code, about, facts, notedAtMs }: OperatorNotice): StoredDocument {
  const _id = `operator|${code}|${about}`;
  return { _id, audience: 'operator', state: 'open', code, about, facts: { ...facts }, notedAtMs };
}

/** A change of who pays as it is announced: one row that is spread to all promoters, and one for the operators. */
export function settlementDocuments(notice: SettlementNotice): StoredDocument[] {
  const { code, agreementVersion, fromMs, settledBy, payerName, notedAtMs } = notice;
  const facts = { fromMs, settledBy, payerName };
  return [openChangeDocument(notice), operatorDocument({ code, about: agreementVersion, facts, notedAtMs })];
}

/**
 * The outbox over documents. A change is one row for all of its people until each has a row of his own; both wait under
 * `state` for what comes next.
 */
export function documentOutbox(database: DocumentDatabase): Outbox {
  return {
    addChange: (notice) => database.add('outbox', openChangeDocument(notice)),
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
        isRead: false,
        ...fieldsOf(change),
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
    addForOperator: (notice) => database.add('outbox', operatorDocument(notice)),
  };
}
