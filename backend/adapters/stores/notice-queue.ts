import type { DocumentDatabase } from '../../ports/document-database';
import type { NoticeQueue, WaitingNotice } from '../../ports/notice-queue';
import { ledgerTransactionOf } from './ledger-document';
import { payoutOf } from './payout-document';

/** The outbox and the ledger over documents. `state` goes from open over sending to its outcome, and never back. */
export function documentNoticeQueue(database: DocumentDatabase): NoticeQueue {
  return {
    async listBookedSince(fromMs, limit) {
      const where = { bookedAtMs: { gte: fromMs } };
      const documents = await database.list('ledger', { where, orderBy: [['bookedAtMs', 'asc']], limit });
      return documents.map(ledgerTransactionOf);
    },
    async listToConfirm(sinceMs, limit) {
      const where = { state: 'waiting', stateSinceMs: { gte: sinceMs } };
      return (await database.list('payouts', { where, orderBy: [['stateSinceMs', 'desc']], limit })).map(payoutOf);
    },
    async listWaiting(limit) {
      const where = { audience: 'promoter', state: 'open' };
      const documents = await database.list('outbox', { where, orderBy: [['notedAtMs', 'asc']], limit });
      return documents.map(({ _id, ...fields }) => ({ ...fields, id: _id, rowId: _id }) as unknown as WaitingNotice);
    },
    claim: async (rowId) =>
      (await database.updateWhere('outbox', { _id: rowId, state: 'open' }, { set: { state: 'sending' } })) === 1,
    async finish(rowId, outcome) {
      await database.update('outbox', rowId, { set: { state: outcome } });
    },
  };
}
