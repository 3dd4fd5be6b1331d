/** What a textbook uses of `cloud.database()`. The SDK's own typings give `void | Promise` where it gives a promise. */
export interface PeerDatabase extends PeerCollections {
  readonly command: {
    lt(value: unknown): unknown;
    lte(value: unknown): unknown;
  };
  /** Tries again at once after a conflict, three times unless told otherwise. */
  runTransaction<T>(work: (transaction: PeerCollections) => Promise<T>): Promise<T>;
}

export interface PeerCollections {
  collection(name: string): PeerCollection;
}

export interface PeerCollection {
  doc(id: string): {
    get(): Promise<{ readonly data: PeerRow }>;
    set(options: { readonly data: object }): Promise<unknown>;
    update(options: { readonly data: object }): Promise<unknown>;
  };
  add(options: { readonly data: object }): Promise<{ readonly _id: string }>;
  where(conditions: object): PeerQuery;
}

export interface PeerQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): PeerQuery;
  skip(count: number): PeerQuery;
  limit(count: number): PeerQuery;
  get(): Promise<{ readonly data: readonly PeerRow[] }>;
}

export type PeerRow = { readonly _id: string } & Readonly<Record<string, unknown>>;
