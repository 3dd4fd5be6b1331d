import { type OrderSnapshot, orderKeyOf } from '../../../core/commission/order-snapshot';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { OpenOrder, OrderRechecks } from '../../ports/order-rechecks';

function openOrderOf(document: StoredDocument): OpenOrder {
  const { orderId, skuId } = document.snapshot as unknown as OrderSnapshot;
  const settled = (document.settled ?? null) as { readonly atMs: number } | null;
  const isReceived = (document.receiptAtMs ?? null) !== null;
  return { key: { orderId, skuId }, settledWithoutReceiptAtMs: settled && !isReceived ? settled.atMs : null };
}

/** Rechecks on the orders' own documents: whether an order is open, and when it is looked at next. */
export function documentOrderRechecks(database: DocumentDatabase): OrderRechecks {
  return {
    async listDue(nowMs, limit) {
      const where = { isOpen: true, nextRecheckAtMs: { lte: nowMs } };
      const documents = await database.list('orders', { where, orderBy: [['nextRecheckAtMs', 'asc']], limit });
      return documents.map(openOrderOf);
    },
    async putOff(key, nextRecheckAtMs) {
      await database.update('orders', orderKeyOf(key), { set: { nextRecheckAtMs } });
    },
    async listClosed(keys) {
      if (keys.length === 0) return new Set();
      const where = { _id: { in: keys.map(orderKeyOf) }, isOpen: false };
      const documents = await database.list('orders', { where, limit: keys.length });
      return new Set(documents.map((document) => document._id));
    },
    async listReadSince(keys, sinceMs) {
      if (keys.length === 0) return new Set();
      const where = { _id: { in: keys.map(orderKeyOf) }, polledAtMs: { gte: sinceMs } };
      const documents = await database.list('orders', { where, limit: keys.length });
      return new Set(documents.map((document) => document._id));
    },
    async markRead(keys, atMs) {
      if (keys.length === 0) return;
      await database.updateWhere('orders', { _id: { in: keys.map(orderKeyOf) } }, { set: { polledAtMs: atMs } });
    },
  };
}
