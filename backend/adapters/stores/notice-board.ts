import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { NoticeBoard, PromoterNotice } from '../../ports/notice-board';
import type { OperatorNotice } from '../../ports/outbox';

function promoterNoticeOf({ _id, audience: _audience, state: _state, ...fields }: StoredDocument): PromoterNotice {
  return { ...(fields as unknown as Omit<PromoterNotice, 'id'>), id: _id } as PromoterNotice;
}

function operatorNoticeOf({ code, about, facts, notedAtMs }: StoredDocument): OperatorNotice {
  return { code, about, facts, notedAtMs } as unknown as OperatorNotice;
}

/** Reads what the outbox holds. Only rows of their own carry a promoter, and only they are marked as read. */
export function documentNoticeBoard(database: DocumentDatabase): NoticeBoard {
  return {
    async listOfPromoter(promoter, { beforeMs, limit }) {
      const where = { promoter, notedAtMs: { lt: beforeMs } };
      const documents = await database.list('outbox', { where, orderBy: [['notedAtMs', 'desc']], limit });
      return documents.map(promoterNoticeOf);
    },
    markRead: (promoter, throughMs) => {
      const where = { promoter, isRead: false, notedAtMs: { lte: throughMs } };
      return database.updateWhere('outbox', where, { set: { isRead: true } });
    },
    async listForOperators({ beforeMs, limit }) {
      const where = { audience: 'operator', notedAtMs: { lt: beforeMs } };
      const documents = await database.list('outbox', { where, orderBy: [['notedAtMs', 'desc']], limit });
      return documents.map(operatorNoticeOf);
    },
  };
}
