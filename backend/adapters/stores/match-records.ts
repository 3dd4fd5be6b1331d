import { invariant } from '../../../core/invariant';
import type { OrderFlow } from '../../../core/reconciliation/order-facts';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { DocumentDatabase, Json, Query, StoredDocument, Where } from '../../ports/document-database';
import type { KeptDifference, KeptFlow, MatchRecords, StoredFacts, TouchedOrders } from '../../ports/match-records';
import { ledgerTransactionOf } from './ledger-document';
import { readMomentPage } from './moment-pages';
import { storedOrderOf } from './order-document';

export const fundsDiffer = 'FUNDS_DIFFER';

const mostDocuments = 1000;
const settledPage = { collection: 'orders', field: 'settled.atMs', pageSize: 20 };
const bookedPage = { collection: 'ledger', field: 'bookedAtMs', pageSize: 20 };

function flowOf({ _id, ...fields }: StoredDocument): KeptFlow {
  return { ...(fields as unknown as Omit<KeptFlow, 'flowId'>), flowId: _id };
}

export function differenceDocumentOf({ _id, ...fields }: StoredDocument): KeptDifference {
  return { ...(fields as unknown as Omit<KeptDifference, 'id'>), id: _id };
}

/** Movements in funds_flows, differences in risk_cases, days in daily_metrics (`funds|yyyymmdd`). */
export function documentMatchRecords(database: DocumentDatabase): MatchRecords {
  return { ...flowPart(database), ...orderPart(database), ...differencePart(database) };
}

type FlowPart = Pick<MatchRecords, 'listNewFlowIds' | 'keepFlow' | 'listFlowsSeen'>;
type OrderPart = Pick<MatchRecords, 'readFacts' | 'listSettled' | 'listBooked' | 'findFirstSettledAtMs'>;

function flowPart(database: DocumentDatabase): FlowPart {
  return {
    async listNewFlowIds(flowIds) {
      if (flowIds.length === 0) return [];
      const where = { _id: { in: [...flowIds] } };
      const kept = await database.list('funds_flows', { where, limit: flowIds.length });
      const known = new Set(kept.map(({ _id }) => _id));
      return flowIds.filter((id) => !known.has(id));
    },
    keepFlow: ({ flowId, ...fields }) => database.add('funds_flows', { _id: flowId, ...fields }),
    async listFlowsSeen(day, afterFlowId, limit) {
      const where = { seenDay: day, _id: { gt: afterFlowId } };
      return (await database.list('funds_flows', { where, orderBy: [['_id', 'asc']], limit })).map(flowOf);
    },
  };
}

function orderPart(database: DocumentDatabase): OrderPart {
  const listWhole = async (collection: string, where: Where, orderBy: Query['orderBy'] = [['_id', 'asc']]) => {
    const found = await database.list(collection, { where, orderBy, limit: mostDocuments });
    invariant(found.length < mostDocuments, `more than ${mostDocuments} ${collection} of a few orders`);
    return found;
  };
  return {
    async readFacts(orderIds, orderKeys) {
      if (orderIds.length === 0) return [];
      const flows = (await listWhole('funds_flows', { orderId: { in: [...orderIds] } })).map(flowOf);
      const rows = (await listWhole('orders', { 'snapshot.orderId': { in: [...orderIds] } })).map(storedOrderOf);
      const keys = [...new Set([...orderKeys, ...rows.map(({ row }) => row.key)])];
      const lines = keys.length === 0 ? [] : await listWhole('ledger', { orderKey: { in: keys } });
      const entries = lines.map(ledgerTransactionOf);
      return orderIds.map((orderId): StoredFacts => {
        const own = rows.flatMap(({ row }) => (row.snapshot.orderId === orderId ? [row] : []));
        const moved = flows.filter((flow) => flow.orderId === orderId && flow.kind === 'sharing');
        return {
          orderId,
          flows: moved.map(orderFlowOf),
          rows: own,
          entries: entries.filter(({ orderKey }) => orderKey !== null && orderIdOf(orderKey) === orderId),
          brandId: own[0]?.brandId ?? null,
          seenDays: [...new Set(moved.map(({ seenDay }) => seenDay))],
        };
      });
    },
    async listSettled(range): Promise<TouchedOrders> {
      const { documents, nextPlace } = await readMomentPage(database, settledPage, range);
      return { orderKeys: documents.map(({ _id }) => _id), nextPlace };
    },
    async listBooked(range): Promise<TouchedOrders> {
      const { documents, nextPlace } = await readMomentPage(database, bookedPage, range);
      const keys = documents.flatMap(({ orderKey }) => (typeof orderKey === 'string' ? [orderKey] : []));
      return { orderKeys: [...new Set(keys)], nextPlace };
    },
    async findFirstSettledAtMs() {
      const where = { 'settled.atMs': { gt: 0 } };
      const [first] = await database.list('orders', { where, orderBy: [['settled.atMs', 'asc']], limit: 1 });
      return first && storedOrderOf(first).row.settled?.atMs;
    },
  };
}

function orderFlowOf({ flowId, amountFen, direction, bookedAtMs }: KeptFlow): OrderFlow {
  return { flowId, amountFen, direction, bookedAtMs };
}

export function orderIdOf(orderKey: string): string {
  return orderKey.slice(0, orderKey.indexOf('|'));
}

function differencePart(database: DocumentDatabase): Omit<MatchRecords, keyof FlowPart | keyof OrderPart> {
  const setWhileOpen = async (id: string, set: Readonly<Record<string, Json>>) => {
    await database.updateWhere('risk_cases', { _id: id, state: 'open' }, { set });
  };
  return {
    async listOpen(beforeDay, afterId, limit) {
      const where = { kind: fundsDiffer, state: 'open', foundDay: { lt: beforeDay }, _id: { gt: afterId } };
      const found = await database.list('risk_cases', { where, orderBy: [['_id', 'asc']], limit });
      return found.map(differenceDocumentOf);
    },
    async listDifferences(orderIds) {
      if (orderIds.length === 0) return [];
      const where = { orderId: { in: [...orderIds] }, kind: fundsDiffer };
      return (await database.list('risk_cases', { where, limit: mostDocuments })).map(differenceDocumentOf);
    },
    async addDifference({ orderId, flowId, ...difference }, { day, atMs }) {
      const id = orderId === null ? `funds|flow|${flowId}` : `funds|${orderId}|${day}`;
      const head = { _id: id, kind: fundsDiffer, state: 'open', closedBy: null, agreesSinceDay: null };
      const seen = { foundDay: day, foundAtMs: atMs, seenDay: day, seenAtMs: atMs };
      return (await database.add('risk_cases', { ...head, orderId, flowId, ...difference, ...seen })) === 'added';
    },
    updateDifference(id, difference, { day, atMs }) {
      return setWhileOpen(id, { ...difference, agreesSinceDay: null, seenDay: day, seenAtMs: atMs });
    },
    closeByItself(id, { day, atMs }) {
      return setWhileOpen(id, { state: 'done', closedBy: 'itself', closedAtMs: atMs, agreesSinceDay: day });
    },
    async noteAgreement(id, day: BeijingDay) {
      await database.update('risk_cases', id, { set: { agreesSinceDay: day } });
    },
    noteDay: ({ day, ...fields }) =>
      database.put('daily_metrics', { _id: `funds|${day}`, kind: 'funds', day, ...fields }),
  };
}
