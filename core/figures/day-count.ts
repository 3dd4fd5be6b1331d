import type { OrderRow } from '../commission/order-row';
import { isCancelled, isPaid } from '../commission/order-snapshot';
import { parsePromoterAccount } from '../ledger/account';
import type { LedgerTransaction } from '../ledger/ledger-transaction';
import { type DayFigures, noDayFigures, noShopFigures, type ShopFigures } from './day-figures';

/** One fact of a day, by the source that told it: each source asks for the facts that belong to the day. */
export type DayFact =
  | { readonly source: 'created' | 'settled' | 'free'; readonly row: OrderRow }
  | { readonly source: 'booked'; readonly entry: LedgerTransaction }
  | { readonly source: 'touched' | 'joined'; readonly brandId: string };

/** How far a day's count has come: by brand, `everyBrand` for their sum. It is plain and can be kept between runs. */
export interface DayCount {
  readonly brands: Readonly<Record<string, DayFigures>>;
  /** Promoters that were seen active, by brand. */
  readonly active: Readonly<Record<string, readonly string[]>>;
}

/** Under this name stands the whole agency; no brand can be called that. */
export const everyBrand = '*';

export const noCount: DayCount = { brands: {}, active: {} };

/** The count with some more facts of the same day. The order of facts does not matter; each is given once. */
export function countFacts(count: DayCount, facts: readonly DayFact[]): DayCount {
  const brands: Record<string, DayFigures> = { ...count.brands };
  const active = new Map(Object.entries(count.active).map(([brandId, names]) => [brandId, new Set(names)]));
  for (const fact of facts) {
    const brandId = brandOf(fact);
    const keys = brandId === null ? [everyBrand] : [brandId, everyBrand];
    for (const key of keys) brands[key] = afterFact(brands[key] ?? noDayFigures, fact);
    const promoter = fact.source === 'created' && isPaid(fact.row.snapshot) ? fact.row.promoter : null;
    if (promoter !== null) for (const key of keys) noteActive(active, key, promoter);
  }
  for (const [key, names] of active) {
    const figures = brands[key];
    if (figures) brands[key] = { ...figures, activePromoters: names.size };
  }
  return { brands, active: Object.fromEntries([...active].map(([key, names]) => [key, [...names]])) };
}

function noteActive(active: Map<string, Set<string>>, key: string, promoter: string): void {
  const names = active.get(key);
  if (names) names.add(promoter);
  else active.set(key, new Set([promoter]));
}

function brandOf(fact: DayFact): string | null {
  if ('row' in fact) return fact.row.brandId;
  return 'entry' in fact ? fact.entry.brandId : fact.brandId;
}

function afterFact(figures: DayFigures, fact: DayFact): DayFigures {
  switch (fact.source) {
    case 'created':
      return afterCreated(figures, fact.row);
    case 'settled':
      return afterSettled(figures, fact.row);
    case 'free':
      return { ...figures, releasedFen: figures.releasedFen + fact.row.promoterFen };
    case 'booked':
      return afterBooked(figures, fact.entry);
    case 'touched':
      return { ...figures, touches: figures.touches + 1 };
    case 'joined':
      return { ...figures, joinedPromoters: figures.joinedPromoters + 1 };
  }
}

function afterCreated(figures: DayFigures, row: OrderRow): DayFigures {
  const { snapshot } = row;
  if (!isPaid(snapshot)) return figures;
  const isBack = isCancelled(snapshot);
  const salesFen = isBack ? 0 : snapshot.actualPaymentFen;
  const after = withShop(figures, snapshot.shopAppid, { ...noShopFigures, orders: 1, salesFen });
  return {
    ...after,
    refundedOrders: after.refundedOrders + (isBack ? 1 : 0),
    promotedOrders: after.promotedOrders + (row.promoter === null ? 0 : 1),
  };
}

/** A settlement that was taken back since is none. */
function afterSettled(figures: DayFigures, { snapshot, settled, promoterFen, marginFen }: OrderRow): DayFigures {
  if (settled === null || isCancelled(snapshot)) return figures;
  return withShop(figures, snapshot.shopAppid, {
    ...noShopFigures,
    settledOrders: 1,
    settledSalesFen: snapshot.actualPaymentFen,
    settledFeeFen: promoterFen + marginFen,
    settledPromoterFen: promoterFen,
  });
}

function withShop(figures: DayFigures, shopAppid: string, more: ShopFigures): DayFigures {
  const shop = figures.shops[shopAppid] ?? noShopFigures;
  return { ...figures, ...added(figures, more), shops: { ...figures.shops, [shopAppid]: added(shop, more) } };
}

function added(one: ShopFigures, more: ShopFigures): ShopFigures {
  return {
    orders: one.orders + more.orders,
    salesFen: one.salesFen + more.salesFen,
    settledOrders: one.settledOrders + more.settledOrders,
    settledSalesFen: one.settledSalesFen + more.settledSalesFen,
    settledFeeFen: one.settledFeeFen + more.settledFeeFen,
    settledPromoterFen: one.settledPromoterFen + more.settledPromoterFen,
  };
}

function afterBooked(figures: DayFigures, { postings }: LedgerTransaction): DayFigures {
  let { bookedFen, reversedFen } = figures;
  for (const { from, to, amountFen } of postings) {
    if (from === 'platform' && parsePromoterAccount(to)) bookedFen += amountFen;
    if (to === 'platform' && parsePromoterAccount(from)) reversedFen += amountFen;
  }
  return { ...figures, bookedFen, reversedFen };
}
