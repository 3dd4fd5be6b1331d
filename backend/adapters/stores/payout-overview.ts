import type { DocumentDatabase, FieldCondition } from '../../ports/document-database';
import type { PayoutOverview } from '../../ports/payout-overview';
import { ledgerTransactionOf } from './ledger-document';
import { payoutOf } from './payout-document';

const steps = ['reserved', 'paid', 'given-back', 'returned'] as const;

/** Payouts by their place in the queue, over documents. */
export function documentPayoutOverview(database: DocumentDatabase): PayoutOverview {
  return {
    async findPayout(payoutNo) {
      const document = await database.find('payouts', payoutNo);
      return document && payoutOf(document);
    },
    async listQueue({ route, promoter, day }, { after, before }, limit) {
      const where: Record<string, FieldCondition> = { queueKey: { gt: after, lt: before } };
      if (route !== undefined) where.route = route;
      if (promoter !== undefined) where.promoter = promoter;
      if (day !== undefined) where.requestedDay = day;
      return (await database.list('payouts', { where, orderBy: [['queueKey', 'asc']], limit })).map(payoutOf);
    },
    async listReturned(sinceMs, limit) {
      const where = { state: 'returned', stateSinceMs: { gt: sinceMs } };
      return (await database.list('payouts', { where, orderBy: [['stateSinceMs', 'desc']], limit })).map(payoutOf);
    },
    async listEntries(payoutNo) {
      const ids = steps.map((step) => `withdraw|${payoutNo}|${step}`);
      const found = await database.list('ledger', { where: { _id: { in: ids } }, limit: ids.length });
      const entries = found.map(ledgerTransactionOf);
      return ids.flatMap((id) => entries.filter((entry) => entry.id === id));
    },
  };
}
