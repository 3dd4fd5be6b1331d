/**
 * What we use of wx-server-sdk's database, typed by what it does: its own typings give `Promise | void | string` and
 * lack `throwOnNotFound`. The casts to these types stand in open-cloud-database.ts alone.
 */
export interface SdkDatabase extends SdkCollections {
  startTransaction(): Promise<SdkTransaction>;
}

export interface SdkTransaction extends SdkCollections {
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

export interface SdkCollections {
  collection(name: string): SdkCollection;
}

export interface SdkCollection {
  doc(id: string): SdkDocument;
  add(options: { readonly data: object | readonly object[] }): Promise<unknown>;
  where(conditions: Readonly<Record<string, unknown>>): SdkQuery;
  aggregate(): SdkStages;
}

/** Stages one after the other; without `limit` the service gives 20 documents. */
export interface SdkStages {
  match(conditions: Readonly<Record<string, unknown>>): SdkStages;
  sort(order: Readonly<Record<string, 1 | -1>>): SdkStages;
  limit(count: number): SdkStages;
  lookup(join: Readonly<Record<'from' | 'localField' | 'foreignField' | 'as', string>>): SdkStages;
  count(field: string): SdkStages;
  end(): Promise<{ readonly list: readonly Readonly<Record<string, unknown>>[] }>;
}

/** Inside a transaction only single documents take part: a query's update or remove would run outside of it. */
export interface SdkDocument {
  get(): Promise<{ readonly data: SdkStoredDocument | null }>;
  set(options: { readonly data: object }): Promise<unknown>;
  update(options: { readonly data: object }): Promise<SdkUpdated>;
  remove(): Promise<SdkRemoved>;
}

export interface SdkQuery {
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery;
  limit(count: number): SdkQuery;
  get(): Promise<{ readonly data: readonly SdkStoredDocument[] }>;
  count(): Promise<{ readonly total: number }>;
  update(options: { readonly data: object }): Promise<SdkUpdated>;
  remove(): Promise<SdkRemoved>;
}

export type SdkStoredDocument = Readonly<Record<string, unknown>> & { readonly _id: string };

interface SdkUpdated {
  readonly stats: { readonly updated: number };
}

interface SdkRemoved {
  readonly stats: { readonly removed: number };
}

/** The commands of `database.command`. Only objects made by the SDK are commands: a plain imitation is data to it. */
export interface SdkCommand {
  in(values: readonly unknown[]): SdkCondition;
  gt(value: unknown): SdkCondition;
  gte(value: unknown): SdkCondition;
  lt(value: unknown): SdkCondition;
  lte(value: unknown): SdkCondition;
  set(value: unknown): object;
  inc(amount: number): object;
  min(value: number): object;
  remove(): object;
}

export interface SdkCondition {
  and(other: SdkCondition): SdkCondition;
}
