import type { ClueOrders } from '../../ports/clue-orders';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import { newOrderDocument } from './order-document';

/** Memos in `orders` under the order's own key. `noCommission` says why, until an order with commission takes the row. */
export function documentClueOrders(database: DocumentDatabase): ClueOrders {
  return {
    async keep(row, clueUpdateTimeSec) {
      const memo = { noCommission: 'CLUE', clueUpdateTimeSec, isOpen: false, updatedAtMs: clueUpdateTimeSec * 1000 };
      const document = { ...newOrderDocument(row, undefined), ...memo };
      if ((await database.add('orders', document)) === 'added') return 'added';
      // The explanation was perhaps written since, and is never written over.
      const { _id, explanation: _state, attribution: _record, ...fields } = document as StoredDocument;
      const older = { _id, noCommission: 'CLUE', clueUpdateTimeSec: { lt: clueUpdateTimeSec } };
      return (await database.updateWhere('orders', older, { set: fields })) === 1 ? 'updated' : 'unchanged';
    },
  };
}
