/** A plain JSON value as it is stored. Moments are numbers of epoch milliseconds, never Date objects. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A stored document. `_id` is the business key wherever there is one. */
export type StoredDocument = { readonly _id: string } & { readonly [field: string]: Json };

export type Scalar = string | number | boolean | null;

/** A condition on one field: equality, membership, or a range. Values are scalars, so no operator can be smuggled in. */
export type FieldCondition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly gt?: Scalar; readonly gte?: Scalar; readonly lt?: Scalar; readonly lte?: Scalar };

/** Conditions that all hold; field names may be dot paths. */
export type Where = Readonly<Record<string, FieldCondition>>;

export interface Query {
  readonly where: Where;
  readonly orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** 1 to 1000: there is no unbounded read. */
  readonly limit: number;
  readonly join?: Join;
}

/** Documents of another collection that are laid, as a list `as`, beside each document found: still one call. */
export interface Join {
  readonly from: string;
  /** Which field, not a path, holds their ids: one or a list of them. */
  readonly ids: string;
  readonly as: string;
}

/** Changes to a document by dot path. An absent path of `increment` counts as 0, of `atMost` as the new value. */
export interface Changes {
  readonly set?: Readonly<Record<string, Json>>;
  readonly increment?: Readonly<Record<string, number>>;
  /** Lowers the stored number to this value when it is higher. */
  readonly atMost?: Readonly<Record<string, number>>;
  readonly unset?: readonly string[];
}

/** What can be done inside a transaction: single documents by id, one call at a time. */
export interface DocumentTransaction {
  find(collection: string, id: string): Promise<StoredDocument | undefined>;
  /** Adds documents in one call. A taken id makes the whole transaction fail with DuplicateKey. */
  add(collection: string, documents: readonly StoredDocument[]): Promise<void>;
  /** Creates or replaces. */
  put(collection: string, document: StoredDocument): Promise<void>;
  /** False when there is no such document. */
  update(collection: string, id: string, changes: Changes): Promise<boolean>;
}

/** Thrown out of a transaction when a document with that id exists already. */
export class DuplicateKey extends Error {
  override readonly name = 'DuplicateKey';
}

/** Thrown when a transaction met others on the same documents until its attempts or its time were used up. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict';
}

export interface TransactionLimits {
  /** How often the work may be tried in all; each try starts from nothing. */
  readonly attempts: number;
  /** No new try starts when less than nothing of this time is left. */
  readonly deadlineMs: number;
}

/** Documents by id, with snapshot isolation in transactions: only what a transaction writes is protected. */
export interface DocumentDatabase {
  find(collection: string, id: string): Promise<StoredDocument | undefined>;
  /** Documents that fit all conditions, in the order asked for, at most `limit`. */
  list(collection: string, query: Query): Promise<StoredDocument[]>;
  /** How many documents fit all conditions; not more than `most` are counted where it is told. */
  count(collection: string, where: Where, most?: number): Promise<number>;
  /** 'duplicate' when the id (or a unique index) is taken: then nothing was written. */
  add(collection: string, document: StoredDocument): Promise<'added' | 'duplicate'>;
  /** Creates or replaces. */
  put(collection: string, document: StoredDocument): Promise<void>;
  /** False when there is no such document. */
  update(collection: string, id: string, changes: Changes): Promise<boolean>;
  /** Changes every document that fits; with an `_id` among the conditions it is a compare-and-set. Returns how many. */
  updateWhere(collection: string, where: Where, changes: Changes): Promise<number>;
  /** False when there was no such document. */
  remove(collection: string, id: string): Promise<boolean>;
  /** Removes every document that fits; returns how many. */
  removeWhere(collection: string, where: Where): Promise<number>;
  /**
   * Runs `work` in one transaction, again from its start after a conflict, with jittered waits.
   *
   * Errors: DuplicateKey and whatever `work` throws roll back and pass through; TransactionConflict when the limits are
   * used up; Outage when the database does not answer.
   */
  transaction<T>(work: (transaction: DocumentTransaction) => Promise<T>, limits?: TransactionLimits): Promise<T>;
}
