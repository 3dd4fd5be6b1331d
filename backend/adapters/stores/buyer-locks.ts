import type { BuyerLocks } from '../../ports/buyer-locks';
import type { DocumentDatabase } from '../../ports/document-database';
import type { Touch } from '../../ports/touch-store';
import { storedOrderOf } from './order-document';

/** Touches and orders of one promoter over documents, along the indexes (promoter, moment). */
export function documentBuyerLocks(database: DocumentDatabase): BuyerLocks {
  return {
    async listTouches(promoter, { fromMs, limit }) {
      const where = { promoter, atMs: { gte: fromMs } };
      const documents = await database.list('touches', { where, orderBy: [['atMs', 'desc']], limit });
      return documents.map(({ _id, ...fields }) => ({ ...(fields as unknown as Touch), id: _id }));
    },
    async listOrders(promoter, { fromMs, limit }) {
      const where = { promoter, createdAtMs: { gte: fromMs } };
      const documents = await database.list('orders', { where, orderBy: [['createdAtMs', 'desc']], limit });
      return documents.map(storedOrderOf);
    },
  };
}
