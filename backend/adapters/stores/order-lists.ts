import { maxHoldDays } from '../../../core/commission/due-day';
import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { DocumentDatabase, FieldCondition, Join, StoredDocument, Where } from '../../ports/document-database';
import type { NamedRows, OrderLists, OrderPlace, RowFilter } from '../../ports/order-lists';
import { ledgerTransactionOf } from './ledger-document';
import { fundsDiffer } from './match-records';
import { readNewestPage } from './newest-pages';
import { storedOrderOf } from './order-document';

const mostLines = 100;
const mostNames = 1000;
const mostDiffering = 500;
const latestMs = Number.MAX_SAFE_INTEGER;

/** Orders along the indexes that end with createdAtMs, entries along those that end with bookedAtMs. */
export function documentOrderLists(database: DocumentDatabase): OrderLists {
  const orders = async (filter: RowFilter) => ({
    ...{ collection: 'orders', field: 'createdAtMs', where: await ordersWhere(database, filter) },
    ...rangeOf(filter),
  });
  const entries = (filter: RowFilter) => ({
    ...{ collection: 'ledger', field: 'bookedAtMs', where: entriesWhere(filter) },
    ...rangeOf(filter),
  });
  const count = ({ collection, field, where, fromMs, beforeMs }: ReturnType<typeof entries>, most?: number) =>
    database.count(collection, { ...where, [field]: { gte: fromMs, lt: beforeMs } }, most);
  return {
    async listOrders(filter, from, limit) {
      const { documents, next } = await readNewestPage(database, await orders(filter), from, limit);
      return { rows: documents.map(storedOrderOf), next };
    },
    countOrders: async (filter, most) => count(await orders(filter), most),
    async listNamedOrders(filter, from, limit) {
      const page = await readNewestPage(database, { ...(await orders(filter)), join: named('promoter') }, from, limit);
      return namedRows(page, storedOrderOf);
    },
    async listNamedLines(orderId) {
      const query = { where: { 'snapshot.orderId': orderId }, limit: mostLines, join: named('promoter') };
      return namedRows({ documents: await database.list('orders', query), next: null }, storedOrderOf);
    },
    async listEntries(filter, from, limit) {
      const { documents, next } = await readNewestPage(database, entries(filter), from, limit);
      return { rows: documents.map(ledgerTransactionOf), next };
    },
    async listNamedEntries(filter, from, limit) {
      const page = await readNewestPage(database, { ...entries(filter), join: named('promoters') }, from, limit);
      return namedRows(page, ledgerTransactionOf);
    },
    countEntries: (filter) => count(entries(filter)),
    async namesOf(promoters) {
      if (promoters.length === 0) return new Map();
      const where = { _id: { in: promoters.slice(0, mostNames) } };
      return namesIn(await database.list('promoters', { where, limit: Math.min(promoters.length, mostNames) }));
    },
  };
}

/** Who stands in a field of a row. */
function named(ids: string): Join {
  return { from: 'promoters', ids, as: 'people' };
}

function namedRows<Row>(
  { documents, next }: { readonly documents: readonly StoredDocument[]; readonly next: string | null },
  rowOf: (document: StoredDocument) => Row,
): NamedRows<Row> {
  const people = documents.flatMap((document) => (document.people ?? []) as unknown as readonly StoredDocument[]);
  const rows = documents.map(({ people: _people, ...fields }) => rowOf(fields as StoredDocument));
  return { rows, next, names: namesIn(people) };
}

function namesIn(promoters: readonly StoredDocument[]): ReadonlyMap<string, string> {
  return new Map(promoters.map(({ _id, nickname }) => [_id, String(nickname ?? '')]));
}

function rangeOf({ fromDay, throughDay }: RowFilter) {
  return {
    fromMs: fromDay === undefined ? 0 : startOfBeijingDayMs(fromDay),
    beforeMs: throughDay === undefined ? latestMs : startOfBeijingDayMs(throughDay) + dayMs,
  };
}

async function ordersWhere(database: DocumentDatabase, filter: RowFilter): Promise<Where> {
  const { shopAppid, promoter, place, today } = filter;
  return {
    ...brandsWhere(filter),
    ...(shopAppid === undefined ? {} : { shopAppid }),
    ...(promoter === undefined ? {} : { promoter }),
    ...(place === undefined ? {} : place === 'differs' ? await differing(database, filter) : placeWhere(place, today)),
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

/**
 * Every day on which money of today may come free, one by one: an index that holds the day and then the moment gives the
 * newest of them without a walk past all that is free already.
 */
function daysAfter(today: BeijingDay): BeijingDay[] {
  const startMs = startOfBeijingDayMs(today);
  return Array.from({ length: maxHoldDays + 1 }, (_, nth) => beijingDayOf(startMs + (nth + 1) * dayMs));
}

/** Orders about which a difference is open. */
async function differing(database: DocumentDatabase, filter: RowFilter): Promise<Where> {
  const where = { kind: fundsDiffer, state: 'open', ...brandsWhere(filter) };
  const found = await database.list('risk_cases', { where, orderBy: [['foundDay', 'desc']], limit: mostDiffering });
  const orderIds = found.flatMap(({ orderId }) => (typeof orderId === 'string' ? [orderId] : []));
  // No order has an empty number: where nothing differs, nothing is found.
  return { 'snapshot.orderId': { in: ['', ...new Set(orderIds)] } };
}

function placeWhere(place: Exclude<OrderPlace, 'differs'>, today: BeijingDay): Record<string, FieldCondition> {
  if (place === 'dated') return { moneyIn: 'due', dueDay: { in: daysAfter(today) } };
  if (place === 'free') return { moneyIn: 'due', dueDay: { lte: today } };
  return { moneyIn: place };
}
