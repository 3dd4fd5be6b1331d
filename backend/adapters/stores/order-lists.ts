import { dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { DocumentDatabase, FieldCondition, Where } from '../../ports/document-database';
import type { OrderLists, OrderPlace, RowFilter } from '../../ports/order-lists';
import { ledgerTransactionOf } from './ledger-document';
import { readNewestPage } from './newest-pages';
import { storedOrderOf } from './order-document';

const mostLines = 100;
const mostNames = 1000;
const latestMs = Number.MAX_SAFE_INTEGER;

/** Orders along the indexes that end with createdAtMs, entries along those that end with bookedAtMs. */
export function documentOrderLists(database: DocumentDatabase): OrderLists {
  const orders = (filter: RowFilter) => ({
    ...{ collection: 'orders', field: 'createdAtMs', where: ordersWhere(filter) },
    ...rangeOf(filter),
  });
  const entries = (filter: RowFilter) => ({
    ...{ collection: 'ledger', field: 'bookedAtMs', where: entriesWhere(filter) },
    ...rangeOf(filter),
  });
  const count = ({ collection, field, where, fromMs, beforeMs }: ReturnType<typeof orders>) =>
    database.count(collection, { ...where, [field]: { gte: fromMs, lt: beforeMs } });
  return {
    async listOrders(filter, from, limit) {
      const { documents, next } = await readNewestPage(database, orders(filter), from, limit);
      return { rows: documents.map(storedOrderOf), next };
    },
    countOrders: (filter) => count(orders(filter)),
    async listLines(orderId) {
      const where = { 'snapshot.orderId': orderId };
      return (await database.list('orders', { where, limit: mostLines })).map(storedOrderOf);
    },
    async listEntries(filter, from, limit) {
      const { documents, next } = await readNewestPage(database, entries(filter), from, limit);
      return { rows: documents.map(ledgerTransactionOf), next };
    },
    countEntries: (filter) => count(entries(filter)),
    async namesOf(promoters) {
      if (promoters.length === 0) return new Map();
      const where = { _id: { in: promoters.slice(0, mostNames) } };
      const documents = await database.list('promoters', { where, limit: Math.min(promoters.length, mostNames) });
      return new Map(documents.map(({ _id, nickname }) => [_id, String(nickname ?? '')]));
    },
  };
}

function rangeOf({ fromDay, throughDay }: RowFilter) {
  return {
    fromMs: fromDay === undefined ? 0 : startOfBeijingDayMs(fromDay),
    beforeMs: throughDay === undefined ? latestMs : startOfBeijingDayMs(throughDay) + dayMs,
  };
}

function ordersWhere(filter: RowFilter): Where {
  const { shopAppid, promoter, place, today } = filter;
  return {
    ...brandsWhere(filter),
    ...(shopAppid === undefined ? {} : { shopAppid }),
    ...(promoter === undefined ? {} : { promoter }),
    ...(place === undefined ? {} : placeWhere(place, today)),
  };
}

function entriesWhere(filter: RowFilter): Where {
  const { promoter } = filter;
  return { ...brandsWhere(filter), ...(promoter === undefined ? {} : { promoters: promoter }) };
}

function brandsWhere({ brandIds }: RowFilter): Record<string, FieldCondition> {
  if (brandIds === undefined) return {};
  const [only, ...others] = brandIds;
  return { brandId: only !== undefined && others.length === 0 ? only : { in: [...brandIds] } };
}

function placeWhere(place: OrderPlace, today: string): Record<string, FieldCondition> {
  if (place === 'dated') return { moneyIn: 'due', dueDay: { gt: today } };
  if (place === 'free') return { moneyIn: 'due', dueDay: { lte: today } };
  return { moneyIn: place };
}
