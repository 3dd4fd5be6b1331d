import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { DeadLetter, Inbox, InboxEvent, OpenInboxEvent } from '../../ports/inbox';

type InboxState = 'open' | 'done' | 'dead';

function inboxDocument(event: InboxEvent, state: InboxState, reason: string | null): StoredDocument {
  const { id, ...fields } = event;
  return { _id: id, ...fields, state, attempts: 0, notBeforeMs: event.receivedAtMs, reason, closedAtMs: null };
}

function openEventOf(document: StoredDocument): OpenInboxEvent {
  const { _id, kind, receivedAtMs, orderKey, receiptSeenAtMs, body, attempts } =
    document as unknown as OpenInboxEvent & {
      _id: string;
    };
  return { id: _id, kind, receivedAtMs, orderKey, receiptSeenAtMs, body, attempts };
}

function deadLetterOf(document: StoredDocument): DeadLetter {
  const { kind, receivedAtMs, orderKey, attempts, reason } = document as unknown as DeadLetter;
  return { id: document._id, kind, receivedAtMs, orderKey, attempts, reason };
}

/** The inbox over documents: one row per push, found again by its state and the time before which it rests. */
export function documentInbox(database: DocumentDatabase): Inbox {
  return {
    add: (event) => database.add('inbox', inboxDocument(event, 'open', null)),
    addDeadLetter: (event, reason) => database.add('inbox', inboxDocument(event, 'dead', reason)),
    async listOpen(limit, nowMs) {
      const where = { state: 'open', notBeforeMs: { lte: nowMs } };
      const documents = await database.list('inbox', { where, orderBy: [['notBeforeMs', 'asc']], limit });
      return documents.map(openEventOf);
    },
    async markDone(ids, atMs) {
      if (ids.length === 0) return;
      await database.updateWhere('inbox', { _id: { in: ids } }, { set: { state: 'done', closedAtMs: atMs } });
    },
    async postpone(id, attempts, notBeforeMs) {
      await database.update('inbox', id, { set: { attempts, notBeforeMs } });
    },
    async markDead(id, reason, atMs) {
      await database.update('inbox', id, { set: { state: 'dead', reason, closedAtMs: atMs } });
    },
    async listDead(limit, beforeMs) {
      const where = { state: 'dead', receivedAtMs: { lt: beforeMs } };
      const documents = await database.list('inbox', { where, orderBy: [['receivedAtMs', 'desc']], limit });
      return documents.map(deadLetterOf);
    },
    async findDead(id) {
      const document = await database.find('inbox', id);
      return document?.state === 'dead' ? deadLetterOf(document) : undefined;
    },
    async reopen(id, nowMs) {
      const set = { state: 'open', attempts: 0, notBeforeMs: nowMs, reason: null, closedAtMs: null };
      return (await database.updateWhere('inbox', { _id: id, state: 'dead' }, { set })) === 1;
    },
  };
}
