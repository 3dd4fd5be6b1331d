import { commissionState } from '../../../core/commission/commission-state';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { StoredOrder } from '../../ports/order-books';
import type { OrderLists, OrderPlace, RowFilter } from '../../ports/order-lists';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import { type Reach, reaches } from '../staff/role-matrix';

export interface OrderDeskPorts {
  readonly orderLists: OrderLists;
  readonly settings: ProgramSettingsSource;
  readonly clock: Clock;
}

/** What somebody asks for; `reach` was allowed already. */
export interface DeskFilter {
  readonly reach: Reach;
  readonly shopAppid?: string | undefined;
  readonly promoter?: string | undefined;
  readonly place?: OrderPlace | undefined;
  readonly fromDay?: BeijingDay | undefined;
  readonly throughDay?: BeijingDay | undefined;
}

/** An order as a list of the console shows it. */
export type DeskOrder = ReturnType<typeof deskOrder>;

const pageSize = 50;
const mostCounted = 10_000;

/**
 * Orders of every promoter that one's roles reach, the newest first, 50 a page at most; a full order number finds its
 * lines. The same filter counts and exports the same rows.
 *
 * Calls: 1 (rows with names; 2 where one second holds more than a page).
 */
export async function listDeskOrders(
  ports: OrderDeskPorts,
  filter: DeskFilter,
  page: { readonly orderId?: string | undefined; readonly from?: string | undefined },
): Promise<{ readonly orders: readonly DeskOrder[]; readonly next: string | null }> {
  const nowMs = ports.clock.nowMs();
  const { rows, next, names } = await readRows(ports, filter, page, nowMs);
  const settings = await ports.settings.current();
  return { orders: rows.map((row) => deskOrder(row, { settings, names, nowMs })), next };
}

async function readRows(
  { orderLists }: OrderDeskPorts,
  filter: DeskFilter,
  { orderId, from = '' }: { readonly orderId?: string | undefined; readonly from?: string | undefined },
  nowMs: number,
) {
  if (orderId === undefined) return orderLists.listNamedOrders(rowFilterOf(filter, nowMs), from, pageSize);
  const lines = await orderLists.listNamedLines(orderId);
  return { ...lines, rows: lines.rows.filter(({ row }) => reaches(filter.reach, row.brandId)) };
}

/**
 * How many rows a filter holds, counted up to 10,000: beyond that a count would walk a million rows for each look. One
 * call.
 */
export async function countDeskOrders(
  { orderLists, clock }: Pick<OrderDeskPorts, 'orderLists' | 'clock'>,
  filter: DeskFilter,
): Promise<{ readonly rows: number; readonly isAtLeast: boolean }> {
  const counted = await orderLists.countOrders(rowFilterOf(filter, clock.nowMs()), mostCounted + 1);
  return { rows: Math.min(counted, mostCounted), isAtLeast: counted > mostCounted };
}

export function rowFilterOf({ reach, ...filter }: DeskFilter, nowMs: number): RowFilter {
  return { ...filter, brandIds: reach === 'every-brand' ? undefined : reach, today: beijingDayOf(nowMs) };
}

/** Everybody of some rows, once. */
export function promotersOf(rows: readonly StoredOrder[]): string[] {
  return [...new Set(rows.flatMap(({ row }) => row.promoter ?? []))];
}

export interface DeskOrderContext {
  readonly settings: ProgramSettings;
  readonly names: ReadonlyMap<string, string>;
  readonly nowMs: number;
}

/** One row as people of the merchant see it. */
export function deskOrder({ row, noCommission }: StoredOrder, { settings, names, nowMs }: DeskOrderContext) {
  const { snapshot, promoter } = row;
  const state = commissionState(row, { today: beijingDayOf(nowMs), nowMs });
  return {
    orderKey: row.key,
    orderId: snapshot.orderId,
    skuId: snapshot.skuId,
    productTitle: snapshot.productTitle,
    brandId: row.brandId,
    shopAppid: snapshot.shopAppid,
    shopName: settings.shops.find(({ shopAppid }) => shopAppid === snapshot.shopAppid)?.name ?? snapshot.shopAppid,
    promoter,
    promoterName: promoter === null ? null : (names.get(promoter) ?? null),
    createdAtMs: snapshot.createdAtMs,
    paymentFen: snapshot.actualPaymentFen,
    /** The agency's whole fee: the promoter's part and what stays. */
    feeFen: row.promoterFen + row.marginFen,
    promoterFen: row.promoterFen,
    marginFen: row.marginFen,
    memoFen: row.memoFen,
    settledBy: row.settledBy,
    settledAtMs: row.settled?.atMs ?? null,
    state,
    isClue: noCommission !== undefined,
  };
}
