import type { DocumentDatabase, Where } from '../../ports/document-database';
import type { EarnedOrders } from '../../ports/earned-orders';
import { storedOrderOf } from './order-document';

/** A promoter's orders over documents, along the indexes that begin with (promoter, moneyIn). */
export function documentEarnedOrders(database: DocumentDatabase): EarnedOrders {
  const list = async (where: Where, orderBy: readonly (readonly [string, 'asc' | 'desc'])[], limit: number) => {
    const documents = await database.list('orders', { where, orderBy, limit });
    return documents.map(storedOrderOf);
  };
  return {
    async listDated(promoter, { day, beforeMs }, limit) {
      const due = { promoter, moneyIn: 'due' };
      const where = { ...due, dueDay: day, createdAtMs: { lt: beforeMs } };
      const ofDay = beforeMs === 0 ? [] : await list(where, [['createdAtMs', 'desc']], limit);
      if (ofDay.length === limit) return ofDay;
      const orderBy = [['dueDay', 'asc'] as const, ['createdAtMs', 'desc'] as const];
      return [...ofDay, ...(await list({ ...due, dueDay: { gt: day } }, orderBy, limit - ofDay.length))];
    },
    listIn: (promoter, moneyIn, { beforeMs, limit }) =>
      list({ promoter, moneyIn, createdAtMs: { lt: beforeMs } }, [['createdAtMs', 'desc']], limit),
  };
}
