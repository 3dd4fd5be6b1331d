import type { AttributionRecord, AttributionRecords } from '../../ports/attribution-records';
import type { DocumentDatabase, Json } from '../../ports/document-database';

/** Explanations live on the order documents; writing one is a compare-and-set, so none is ever rewritten. */
export function documentAttributionRecords(database: DocumentDatabase): AttributionRecords {
  return {
    async find(orderKey) {
      const document = await database.find('orders', orderKey);
      return (document?.attribution ?? undefined) as unknown as AttributionRecord | undefined;
    },
    async listUnexplained(limit) {
      const where = { explanation: 'wanted' };
      const documents = await database.list('orders', { where, orderBy: [['updatedAtMs', 'asc']], limit });
      return documents.map((document) => document._id);
    },
    async write(orderKey, record) {
      const set = { attribution: record as unknown as Json, explanation: 'written' };
      return (await database.updateWhere('orders', { _id: orderKey, explanation: 'wanted' }, { set })) === 1;
    },
  };
}
