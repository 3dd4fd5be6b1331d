import { type BeijingDay, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { KeptRanking, SettledSale, Store, StoreSales, StoreTree } from '../../ports/store-tree';

export interface RankStoresPorts {
  readonly clock: Clock;
  readonly stores: StoreTree;
}

export interface RankedStore extends StoreSales {
  readonly name: string;
  readonly regionName: string;
}

export interface StoreRanking {
  /** 'yyyymm', in Beijing. */
  readonly month: string;
  /** Those that agreed, by what buyers paid in orders that the platform settled in the month. */
  readonly stores: readonly RankedStore[];
  readonly countedAtMs: number;
  /** There were more orders than were counted, so the figures are too low. */
  readonly isCut: boolean;
}

/** How long a count is taken as it is. */
const freshMs = 3_600_000;
const mostStores = 1000;
const promotersAtOnce = 50;
const mostClerks = 1000;
const mostOrders = 1000;
const mostCalls = 40;

/**
 * Stores of a brand that agreed to be compared, by the settled sales of their clerks in a month. A figure and nothing
 * else: no commission and no rate follows from it. It is counted anew at most once an hour.
 */
export async function rankStores(ports: RankStoresPorts, brandId: string, month: string): Promise<StoreRanking> {
  const { stores, sales, countedAtMs, isCut } = await salesOfMonth(ports, brandId, month);
  const ranked = stores.filter(({ isRanked, closedAtMs }) => isRanked && closedAtMs === null);
  return { month, countedAtMs, isCut, stores: [...namedSales(ranked, sales)].sort(greatestFirst) };
}

export interface StoreFigures {
  readonly month: string;
  /** All of the brand, the greatest settled sales first. */
  readonly stores: readonly (RankedStore & { readonly isClosed: boolean })[];
  /** The same by region; stores without one stand under ''. */
  readonly regions: readonly {
    readonly regionName: string;
    readonly stores: number;
    readonly orders: number;
    readonly turnoverFen: number;
  }[];
  readonly orders: number;
  readonly turnoverFen: number;
  readonly countedAtMs: number;
  readonly isCut: boolean;
}

/**
 * What every store of a brand settled in a month through its clerks, by the same count as the ranking, for those who run
 * the brand. A figure and nothing else.
 */
export async function storeFigures(ports: RankStoresPorts, brandId: string, month: string): Promise<StoreFigures> {
  const { stores: all, sales, countedAtMs, isCut } = await salesOfMonth(ports, brandId, month);
  const closed = new Set(all.filter(({ closedAtMs }) => closedAtMs !== null).map(({ storeId }) => storeId));
  const stores = [...namedSales(all, sales)].sort(greatestFirst);
  const regions = new Map<string, StoreFigures['regions'][number]>();
  for (const { regionName, orders, turnoverFen } of stores) {
    const sum = regions.get(regionName) ?? { regionName, stores: 0, orders: 0, turnoverFen: 0 };
    const added = { orders: sum.orders + orders, turnoverFen: sum.turnoverFen + turnoverFen };
    regions.set(regionName, { regionName, stores: sum.stores + 1, ...added });
  }
  return {
    ...{ month, countedAtMs, isCut, regions: [...regions.values()] },
    stores: stores.map((store) => ({ ...store, isClosed: closed.has(store.storeId) })),
    orders: stores.reduce((sum, { orders }) => sum + orders, 0),
    turnoverFen: stores.reduce((sum, { turnoverFen }) => sum + turnoverFen, 0),
  };
}

/** Of all stores of a brand, counted anew at most once an hour. */
async function salesOfMonth(ports: RankStoresPorts, brandId: string, month: string) {
  const stores = await ports.stores.listStores(brandId, { beforeMs: Number.MAX_SAFE_INTEGER, limit: mostStores });
  const kept = await ports.stores.findRanking(brandId, month);
  const isFresh = kept !== undefined && ports.clock.nowMs() - kept.countedAtMs < freshMs;
  const counted = isFresh ? kept : await count(ports, brandId, month, stores);
  if (!isFresh) await ports.stores.keepRanking(brandId, month, counted);
  return { stores, ...counted };
}

function namedSales(stores: readonly Store[], sales: readonly StoreSales[]): RankedStore[] {
  return stores.map(({ storeId, name, regionName }) => {
    const own = sales.find((one) => one.storeId === storeId);
    return { storeId, name, regionName, orders: own?.orders ?? 0, turnoverFen: own?.turnoverFen ?? 0 };
  });
}

function greatestFirst(one: RankedStore, other: RankedStore): number {
  return other.turnoverFen - one.turnoverFen || (one.name < other.name ? -1 : 1);
}

/** At most 40 calls of 1,000 orders each: what is beyond is said to be missing. */
async function count(
  { clock, stores }: RankStoresPorts,
  brandId: string,
  month: string,
  all: readonly Store[],
): Promise<KeptRanking> {
  const storeIds = all.map(({ storeId }) => storeId);
  const clerks = await stores.listClerks(brandId, storeIds, mostClerks);
  const serving = clerks.filter(({ revokedAtMs }) => revokedAtMs === null);
  const storeOf = new Map(serving.map((clerk) => [clerk.promoter, clerk.storeId]));
  const promoters = [...storeOf.keys()];
  const { fromMs, beforeMs } = monthOf(month);
  const totals = new Map<string, { orders: number; turnoverFen: number }>();
  let [start, nextMs, isCut] = [0, fromMs, false];
  for (let calls = 0; calls < mostCalls && start < promoters.length; calls += 1) {
    const some = promoters.slice(start, start + promotersAtOnce);
    const page = wholePage(await stores.salesOf(some, brandId, { fromMs: nextMs, beforeMs }, mostOrders));
    for (const { promoter, paidFen } of page.sales) addTo(totals, storeOf.get(promoter) ?? '', paidFen);
    isCut = isCut || page.isCut;
    if (page.nextMs === null) [start, nextMs] = [start + promotersAtOnce, fromMs];
    else nextMs = page.nextMs;
  }
  return kept(clock.nowMs(), totals, isCut || start < promoters.length);
}

/** A full page ends before its last moment, of which there may be more; one moment that fills it alone is cut. */
function wholePage(sales: readonly SettledSale[]) {
  const lastMs = sales[sales.length - 1]?.settledAtMs ?? 0;
  if (sales.length < mostOrders) return { sales, nextMs: null, isCut: false };
  const whole = sales.filter(({ settledAtMs }) => settledAtMs < lastMs);
  if (whole.length === 0) return { sales, nextMs: lastMs + 1, isCut: true };
  return { sales: whole, nextMs: lastMs, isCut: false };
}

function addTo(totals: Map<string, { orders: number; turnoverFen: number }>, storeId: string, paidFen: number): void {
  const total = totals.get(storeId) ?? { orders: 0, turnoverFen: 0 };
  totals.set(storeId, { orders: total.orders + 1, turnoverFen: total.turnoverFen + paidFen });
}

function kept(
  countedAtMs: number,
  totals: ReadonlyMap<string, { readonly orders: number; readonly turnoverFen: number }>,
  isCut: boolean,
): KeptRanking {
  return { countedAtMs, isCut, sales: [...totals].map(([storeId, total]) => ({ storeId, ...total })) };
}

/** From the first moment of a month up to, not including, that of the next. */
function monthOf(month: string): { readonly fromMs: number; readonly beforeMs: number } {
  const fromMs = startOfBeijingDayMs(`${month}01` as BeijingDay);
  const inNextMs = fromMs + 31 * dayMs + dayMs;
  const next = new Date(inNextMs + dayMs / 3).toISOString().slice(0, 7).replace('-', '');
  return { fromMs, beforeMs: startOfBeijingDayMs(`${next}01` as BeijingDay) };
}
