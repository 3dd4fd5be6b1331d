import type { AuditedTransaction } from './audited-transaction';

/**
 * A store of a brand, for scope and figures: whom it names, and what was sold through its clerks. Nothing about money is
 * ever computed from it.
 */
export interface Store {
  readonly brandId: string;
  readonly storeId: string;
  readonly name: string;
  /** The region that it stands in, as the brand calls it; empty for none. */
  readonly regionName: string;
  /** What the store's code says; it can be replaced, so that an old print leads nowhere. */
  readonly code: string;
  /** The store agreed to be seen in the ranking. */
  readonly isRanked: boolean;
  readonly createdAtMs: number;
  readonly closedAtMs: number | null;
}

/** Somebody who serves in a store. What his code leads to is looked up when it is opened, so it can be taken back. */
export interface Clerk {
  readonly brandId: string;
  readonly storeId: string;
  readonly clerkId: string;
  /** As it stands on his card: 「3 号店员」. */
  readonly number: number;
  readonly name: string;
  readonly promoter: string;
  readonly code: string;
  readonly createdAtMs: number;
  readonly revokedAtMs: number | null;
}

/** What a code on a counter or a card stands for. */
export type StoreCode = { readonly store: Store; readonly clerk: Clerk | null };

export interface StoreEdit extends AuditedTransaction {
  findStore(brandId: string, storeId: string): Promise<Store | undefined>;
  writeStore(store: Store): Promise<void>;
  findClerk(brandId: string, storeId: string, clerkId: string): Promise<Clerk | undefined>;
  writeClerk(clerk: Clerk): Promise<void>;
  /** Whether he is a member of the brand now. */
  isMember(brandId: string, promoter: string): Promise<boolean>;
  /** Notes on the membership, if there is one, to which store somebody belongs; null for none. */
  placeMember(brandId: string, promoter: string, storeId: string | null): Promise<void>;
}

/** Sales of a store that the platform settled within a time. */
export interface StoreSales {
  readonly storeId: string;
  readonly orders: number;
  /** What buyers paid, in fen. */
  readonly turnoverFen: number;
}

/** A ranking as it was last counted. */
export interface KeptRanking {
  readonly countedAtMs: number;
  readonly sales: readonly StoreSales[];
  /** There were more orders than were counted. */
  readonly isCut: boolean;
}

/** An order that the platform settled at a moment (epoch ms). */
export interface SettledSale {
  readonly promoter: string;
  readonly paidFen: number;
  readonly settledAtMs: number;
}

export interface StoreTree {
  transaction<T>(work: (edit: StoreEdit) => Promise<T>): Promise<T>;
  findStore(brandId: string, storeId: string): Promise<Store | undefined>;
  /** Stores of a brand, the newest first. */
  listStores(brandId: string, page: { readonly beforeMs: number; readonly limit: number }): Promise<Store[]>;
  /** Clerks of stores, in the order of their numbers. */
  listClerks(brandId: string, storeIds: readonly string[], limit: number): Promise<Clerk[]>;
  /** A store or a clerk by his code; a clerk together with his store. */
  findByCode(code: string): Promise<StoreCode | undefined>;
  findRanking(brandId: string, month: string): Promise<KeptRanking | undefined>;
  keepRanking(brandId: string, month: string, ranking: KeptRanking): Promise<void>;
  /** What a promoter's orders of a brand that the platform settled within a time come to; of at most `limit` orders. */
  salesOf(
    promoters: readonly string[],
    brandId: string,
    time: { readonly fromMs: number; readonly beforeMs: number },
    limit: number,
  ): Promise<SettledSale[]>;
}
