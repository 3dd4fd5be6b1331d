import { newOrderRow, type OrderRow } from '../../../core/commission/order-row';
import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { fen } from '../../../core/money/fen';
import { ratePpm } from '../../../core/money/rate-ppm';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { sha256Text } from '../../adapters/exports/sha256-text';
import { tableFiles } from '../../adapters/list-pay/table-files';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentAuditLog } from '../../adapters/stores/audit-log';
import { documentExportStore } from '../../adapters/stores/export-store';
import { documentFigureRecords } from '../../adapters/stores/figure-records';
import { newOrderDocument } from '../../adapters/stores/order-document';
import { documentOrderLists } from '../../adapters/stores/order-lists';
import { documentPayoutOverview } from '../../adapters/stores/payout-overview';
import { documentPeopleDesk } from '../../adapters/stores/people-desk';
import { documentStoreTree } from '../../adapters/stores/store-tree';
import { documentWorkLease } from '../../adapters/stores/work-lease';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { OrderLists } from '../../ports/order-lists';
import type { ProgramSettings } from '../../ports/program-settings';

export const nowMs = Date.parse('2026-08-20T12:00:00+08:00');
const brands = ['shanli', 'haibian'];
const places = ['frozen', 'held', 'due', 'none'] as const;

const settings = {
  agency: { agencyAppid: 'wxagency' },
  brands: brands.map((brandId) => ({
    ...{ brandId, name: brandId, shares: [{ sharePpm: 500_000, fromMs: 0 }], planShares: {}, isOpen: true },
    groups: ['open', 'staff'].map((groupId) => ({
      ...{ groupId, name: groupId, shares: [], conditions: [], isOpen: groupId === 'open' },
    })),
  })),
  shops: [],
} as unknown as ProgramSettings;

/** The n-th of many orders: brands, shops, promoters and places take turns, several share a moment. */
export function orderOf(index: number): OrderRow {
  const snapshot: OrderSnapshot = {
    ...{ orderId: `37273247016${String(index).padStart(8, '0')}`, skuId: '670813472', shopAppid: `wxshop${index % 3}` },
    ...{ productId: 'p1', productTitle: index % 7 === 0 ? '=HYPERLINK("x")' : `苹果 ${index}` },
    createdAtMs: nowMs - Math.floor(index / 3) * 60_000,
    ...{ paidAtMs: nowMs, updateTimeSec: Math.floor(nowMs / 1000), orderUpdatedAtMs: nowMs, commissionStatus: 20 },
    ...{ orderStatus: 20, actualPaymentFen: fen(1000 + index), serviceRatioPpm: 200_000 },
    ...{ serviceAmountFen: fen(200), promoterAgency: null, settledAtMs: 0, buyerKey: null },
    sharer: { promoter: `wxp${index % 5}`, amountFen: fen(0) },
  };
  const terms = {
    brandId: brands[index % 2] ?? '',
    settledBy: 'agency',
    sharePpm: ratePpm(800_000),
    holdDays: 15,
  } as const;
  const moneyIn = places[index % 4] ?? 'none';
  const dueDay = moneyIn === 'due' ? beijingDayOf(nowMs + ((index % 3) - 1) * 86_400_000) : null;
  const row = newOrderRow(`${snapshot.orderId}|${snapshot.skuId}`, snapshot, terms);
  return { ...row, moneyIn, dueDay, promoterFen: fen(160), marginFen: fen(40) };
}

/** What differs about the n-th order: open, closed, or open about a movement of no order. */
function differenceOf(index: number): StoredDocument {
  const { snapshot, brandId } = orderOf(index);
  const about = index % 120 === 3 ? null : snapshot.orderId;
  return {
    ...{ _id: `funds|${index}`, kind: 'FUNDS_DIFFER', state: index % 160 === 3 ? 'done' : 'open', orderId: about },
    ...{ brandId, foundDay: '20260819', foundAtMs: nowMs },
  };
}

/** Orders as an index gives them: a page costs what it holds. The filter does not matter. */
export function sortedOrderLists(count: number): Pick<OrderLists, 'listOrders' | 'countOrders' | 'namesOf'> {
  return {
    async listOrders(_filter, from, limit) {
      const start = Number(from);
      const end = Math.min(start + limit, count);
      const rows = Array.from({ length: end - start }, (_, index) => orderOf(start + index));
      const next = end < count ? String(end) : null;
      return { rows: rows.map((row) => ({ row, revision: 1, appliedEvents: [] })), next };
    },
    countOrders: async () => count,
    namesOf: async (promoters) => new Map(promoters.map((promoter) => [promoter, `推客 ${promoter}`])),
  };
}

/** So many orders, and what exporting them needs; files are kept in `files`. */
export async function exportsUnderTest(count: number, database: DocumentDatabase = memoryDocumentDatabase()) {
  for (let index = 0; index < count; index += 1) {
    await database.put('orders', newOrderDocument(orderOf(index), undefined));
    if (index % 40 === 3) await database.put('risk_cases', differenceOf(index));
  }
  const time = { nowMs };
  const clock = { nowMs: () => time.nowMs, monotonicMs: () => time.nowMs, sleep: async () => undefined };
  const files = new Map<string, Uint8Array>();
  const source = { current: async () => settings };
  let tokens = 0;
  const ports = {
    clock,
    settings: source,
    orderLists: documentOrderLists(database),
    overview: documentPayoutOverview(database),
    figures: documentFigureRecords(database, source),
    people: documentPeopleDesk(database),
    stores: documentStoreTree(database),
    audit: documentAuditLog(database),
    exports: documentExportStore(database),
    leases: documentWorkLease(database),
    random: { fraction: () => 0.5, token: () => `holder-${++tokens}` },
    journal: { info: () => undefined, alarm: () => undefined },
    hash: sha256Text,
    exportMaker: { makeNow: async () => undefined },
    tables: tableFiles,
    storage: {
      async put(path: string, bytes: Uint8Array) {
        files.set(`cloud://env/${path}`, bytes);
        return `cloud://env/${path}`;
      },
      async linksTo(fileIds: readonly string[]) {
        return new Map(fileIds.filter((id) => files.has(id)).map((id) => [id, `https://link/${id}`] as const));
      },
      async remove(fileIds: readonly string[]) {
        for (const id of fileIds) files.delete(id);
      },
    },
  };
  const { listMembers } = documentPeopleDesk(database);
  return { ports, database, files, time, listMembers };
}
