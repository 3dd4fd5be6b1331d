/**
 * Stores and clerks in what the function `console` answers: scope and figures, never money. Roles, `requestId`, `reason`
 * and the usual failures are those of contract.ts. Moments are epoch ms, money fen.
 */

export type StoresAction = keyof StoresInputs;

/** link-not-found: the code would lead nowhere. */
export type StoresFailure =
  | 'store-not-found'
  | 'clerk-not-found'
  | 'person-not-found'
  | 'link-not-found'
  | 'platform-refused';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

/** What each action is given. */
export interface StoresInputs {
  readonly storeList: { readonly brandId: string; readonly beforeMs?: number };
  readonly saveStore: Audited & {
    readonly brandId: string;
    /** Absent for a new one. */
    readonly storeId?: string;
    readonly name: string;
    /** Empty for none. */
    readonly regionName: string;
    /** The store agreed to be seen in the ranking. */
    readonly isRanked: boolean;
    readonly isClosed: boolean;
    /** The old print leads nowhere from then on. */
    readonly renewsCode?: boolean;
  };
  readonly saveClerk: Audited & {
    readonly brandId: string;
    readonly storeId: string;
    /** Absent for a new one. */
    readonly clerkId?: string;
    readonly number: number;
    readonly name: string;
    /** A member of the brand. */
    readonly promoter: string;
    readonly isRevoked: boolean;
  };
  /** Of an invite's token, or of a store's or clerk's code. */
  readonly codeOfDoor: { readonly brandId: string; readonly kind: 'invite' | 'store'; readonly token: string };
  /** yyyymm */
  readonly storeRanking: { readonly brandId: string; readonly month: string };
  /** Of all stores, for those who read a brand's figures. yyyymm */
  readonly storeFigures: { readonly brandId: string; readonly month: string };
}

export interface StoreListView {
  readonly stores: readonly {
    readonly storeId: string;
    readonly name: string;
    readonly regionName: string;
    /** Empty for who may not print it. */
    readonly code: string;
    readonly isRanked: boolean;
    readonly createdAtMs: number;
    readonly closedAtMs: number | null;
    readonly clerks: readonly {
      readonly clerkId: string;
      readonly number: number;
      readonly name: string;
      readonly promoter: string;
      readonly code: string;
      readonly createdAtMs: number;
      readonly revokedAtMs: number | null;
    }[];
  }[];
  readonly nextBeforeMs: number | null;
}

export interface SaveStoreView {
  readonly storeId: string;
  readonly code: string;
}

export interface SaveClerkView {
  readonly clerkId: string;
  readonly code: string;
}

/** A picture of a code, and what stands beside it on a counter card. */
export interface CodeOfDoorView {
  readonly fileId: string;
  readonly url: string;
  readonly brandName: string;
  readonly agencyName: string;
  /** Empty for a store's code and an invite. */
  readonly servedBy: string;
  /** The page that it opens. */
  readonly path: string;
}

export interface StoreRankingView {
  readonly month: string;
  /** The greatest settled sales first; only stores that agreed. */
  readonly stores: readonly {
    readonly storeId: string;
    readonly name: string;
    readonly regionName: string;
    readonly orders: number;
    readonly turnoverFen: number;
  }[];
  readonly countedAtMs: number;
  /** There were more orders than were counted. */
  readonly isCut: boolean;
}

/** What stores settled through their clerks: a figure and nothing else. */
export interface StoreFiguresView {
  readonly month: string;
  /** The greatest settled sales first. */
  readonly stores: readonly {
    readonly storeId: string;
    readonly name: string;
    /** Empty for none. */
    readonly regionName: string;
    readonly isClosed: boolean;
    readonly orders: number;
    readonly turnoverFen: number;
  }[];
  readonly regions: readonly {
    readonly regionName: string;
    readonly stores: number;
    readonly orders: number;
    readonly turnoverFen: number;
  }[];
  readonly orders: number;
  readonly turnoverFen: number;
  readonly countedAtMs: number;
  /** There were more orders than were counted. */
  readonly isCut: boolean;
}
