import type { StoredOrder } from './order-books';

/** Where a page of orders begins that have a day from which their money is free. */
export interface DatedPlace {
  readonly day: string;
  /** Orders of that day created before this moment, then all of later days. */
  readonly beforeMs: number;
}

/** A promoter's orders by where their money is. Each method is one call unless it says more. */
export interface EarnedOrders {
  /** Orders whose money is free from a day after the place, the next day first, within a day the newest first. Calls: 2 at most. */
  listDated(promoter: string, from: DatedPlace, limit: number): Promise<StoredOrder[]>;
  /** Orders whose money is frozen without a day, or held, created before a moment, the newest first. */
  listIn(
    promoter: string,
    moneyIn: 'frozen' | 'held',
    page: { readonly beforeMs: number; readonly limit: number },
  ): Promise<StoredOrder[]>;
}
