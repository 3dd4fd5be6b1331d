/** Everything that answers of the two SDKs hold, in one shape; which part is filled depends on the call. */
export interface SdkAnswer {
  readonly requestId: string;
  readonly errMsg: string;
  /** A list of documents; one document or null for doc().get() of wx-server-sdk and inside transactions. */
  readonly data: SdkDocument[] & SdkDocument;
  readonly list: SdkDocument[];
  readonly id: string;
  readonly ids: string[];
  readonly _id: string;
  readonly _ids: string[];
  readonly inserted: number;
  readonly updated: number;
  readonly upsertedId: string;
  readonly deleted: number;
  readonly total: number;
  readonly doc: SdkDocument | null;
  readonly stats: { readonly updated: number; readonly removed: number; readonly created: number };
}

export type SdkDocument = Record<string, unknown>;

export interface SdkQuery {
  where(filter: object): SdkQuery;
  orderBy(field: string, direction: 'asc' | 'desc'): SdkQuery;
  limit(count: number): SdkQuery;
  skip(count: number): SdkQuery;
  field(projection: object): SdkQuery;
  options(options: { multiple?: boolean; raw?: boolean }): SdkCollection;
  get(): Promise<SdkAnswer>;
  count(): Promise<SdkAnswer>;
  update(data: object): Promise<SdkAnswer>;
  updateAndReturn(data: object): Promise<SdkAnswer>;
  remove(): Promise<SdkAnswer>;
}

export interface SdkDocumentReference {
  get(): Promise<SdkAnswer>;
  set(data: object): Promise<SdkAnswer>;
  update(data: object): Promise<SdkAnswer>;
  remove(): Promise<SdkAnswer>;
  field(projection: object): SdkDocumentReference;
}

export interface SdkAggregate {
  match(filter: object): SdkAggregate;
  sort(order: object): SdkAggregate;
  group(group: object): SdkAggregate;
  project(projection: object): SdkAggregate;
  lookup(lookup: object): SdkAggregate;
  unwind(path: string): SdkAggregate;
  addFields(fields: object): SdkAggregate;
  limit(count: number): SdkAggregate;
  end(): Promise<SdkAnswer>;
}

export interface SdkCollection extends SdkQuery {
  add(data: object): Promise<SdkAnswer>;
  doc(id: string | number): SdkDocumentReference;
  aggregate(): SdkAggregate;
}

export interface SdkTransaction {
  collection(name: string): SdkCollection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

/** Operators of `db.command`; each takes what the test gives it. */
export type SdkCommand = Readonly<Record<SdkOperator, (...operands: unknown[]) => object>> & {
  readonly aggregate: Readonly<Record<string, (operand: unknown) => object>>;
};

type SdkOperator =
  | (
      | 'eq'
      | 'neq'
      | 'gt'
      | 'gte'
      | 'lt'
      | 'lte'
      | 'in'
      | 'nin'
      | 'and'
      | 'or'
      | 'nor'
      | 'not'
      | 'exists'
      | 'size'
      | 'mod'
    )
  | ('all' | 'elemMatch' | 'geoNear' | 'expr')
  | (
      | 'set'
      | 'remove'
      | 'inc'
      | 'mul'
      | 'min'
      | 'max'
      | 'rename'
      | 'bit'
      | 'push'
      | 'pop'
      | 'shift'
      | 'unshift'
      | 'pull'
    )
  | ('pullAll' | 'addToSet');

export interface SdkDatabase {
  readonly command: SdkCommand;
  readonly Geo: { readonly Point: new (longitude: number, latitude: number) => { toJSON(): object } };
  collection(name: string): SdkCollection;
  createCollection(name: string): Promise<SdkAnswer>;
  serverDate(options?: { offset: number }): object;
  startTransaction(): Promise<SdkTransaction>;
  runTransaction<T>(work: (transaction: SdkTransaction) => Promise<T>, times?: number): Promise<T>;
}

/** What a rejected call carries, in either SDK. */
export interface SdkFailure {
  readonly code?: string;
  readonly message?: string;
  readonly errCode?: number;
  readonly errMsg?: string;
}

/** Waits for a call that must fail and gives what it was rejected with. */
export async function failureOf(call: Promise<unknown>): Promise<SdkFailure> {
  try {
    await call;
  } catch (error) {
    return error as SdkFailure;
  }
  throw new Error('The call was expected to fail and succeeded.');
}
