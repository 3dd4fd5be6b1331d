import type { LedgerTransaction } from '../../core/ledger/ledger-transaction';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { StoredOrder } from './order-books';

/**
 * Where an order's commission stands, as lists can ask for it: frozen without a day · dated: free from a later day · free ·
 * held · none: unpaid, taken back, or without commission · differs: wherever it stands, a difference with the platform's
 * money is open about it, one of the 500 that were found last.
 */
export const orderPlaces = ['frozen', 'dated', 'free', 'held', 'none', 'differs'] as const;
export type OrderPlace = (typeof orderPlaces)[number];

/** Which rows; what is not stated does not matter. */
export interface RowFilter {
  /** Undefined for every brand. */
  readonly brandIds?: readonly string[] | undefined;
  readonly shopAppid?: string | undefined;
  readonly promoter?: string | undefined;
  readonly place?: OrderPlace | undefined;
  /** Beijing days of creation, or of booking; both are included. */
  readonly fromDay?: BeijingDay | undefined;
  readonly throughDay?: BeijingDay | undefined;
  /** What `dated` and `free` are told apart by. */
  readonly today: BeijingDay;
}

export interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** Rows with the nicknames of the promoters who stand in them. */
export interface NamedRows<Row> extends RowPage<Row> {
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Orders and ledger entries of many promoters, the newest first. Each method is one call; a page that one second fills
 * takes one more, and so does asking for what differs.
 */
export interface OrderLists {
  /** As listOrders. */
  listNamedOrders(filter: RowFilter, from: string, limit: number): Promise<NamedRows<StoredOrder>>;
  /** `from` as the page before told it, '' at the beginning; `limit` is 1 to 1000. */
  listOrders(filter: RowFilter, from: string, limit: number): Promise<RowPage<StoredOrder>>;
  /** Not more than `most` where it is told: a count walks its rows. */
  countOrders(filter: RowFilter, most?: number): Promise<number>;
  /** The lines of an order number, at most 100. */
  listNamedLines(orderId: string): Promise<NamedRows<StoredOrder>>;
  /** Places and shops do not matter to entries. */
  listEntries(filter: RowFilter, from: string, limit: number): Promise<RowPage<LedgerTransaction>>;
  listNamedEntries(filter: RowFilter, from: string, limit: number): Promise<NamedRows<LedgerTransaction>>;
  countEntries(filter: RowFilter): Promise<number>;
  /** Nicknames of promoters, at most 1000 of them. */
  namesOf(promoters: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
