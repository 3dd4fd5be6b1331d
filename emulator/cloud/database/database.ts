import type { AdminBody, CallContext } from '../gateway/gateway';
import { type CollectionDefinition, checkIndexes, type IndexDefinition } from './indexes/collection-definition';
import type { DatabaseLimits } from './limits';
import { collectionExists, collectionNotExist } from './request-errors';
import { checkStorable } from './storage/check-storable';
import { CollectionStore } from './storage/collection-store';
import type { DocumentChange, DocumentLog, StoredCollection } from './storage/document-log';
import { documentKey } from './storage/stored-record';
import { VersionHistory } from './storage/version-history';
import type { Transaction } from './transactions/transaction';
import { TransactionTable } from './transactions/transaction-table';
import { WriteSet } from './transactions/write-set';
import type { Document } from './values/document';
import { decodeExtended, encodeExtended } from './values/extended-json';
import { newDocumentId } from './values/new-document-id';

export interface DatabaseParts {
  readonly clock: { nowMs(): number };
  readonly monotonicMs: () => number;
  readonly limits: DatabaseLimits;
  readonly definitions: readonly CollectionDefinition[];
  readonly log: DocumentLog | undefined;
  readonly stored: readonly StoredCollection[];
}

/** Documents by collection, as extended JSON in its relaxed form. */
export type CollectionsDump = Record<string, unknown[]>;

/** The cloud database: newest states in memory with older ones for open transactions, and a durable log underneath. */
export class Database {
  /** Called before each database action; what it throws, the caller gets. Tests use it to fail between two calls. */
  beforeAction: ((action: string, body: AdminBody, context: CallContext) => void | Promise<void>) | undefined;
  readonly clock: { nowMs(): number };
  readonly limits: DatabaseLimits;
  readonly history = new VersionHistory();
  readonly transactions: TransactionTable;
  private readonly collections = new Map<string, CollectionStore>();
  private readonly log: DocumentLog | undefined;
  private readonly definitions: readonly CollectionDefinition[];
  private newest = 0;

  constructor({ clock, monotonicMs, limits, definitions, log, stored }: DatabaseParts) {
    this.clock = clock;
    this.limits = limits;
    this.log = log;
    this.definitions = definitions;
    const times = { monotonicMs, worldMs: this.nowMs, lifeMs: limits.transactionLifeMs };
    this.transactions = new TransactionTable(times, this.history);
    for (const { definition, documents } of stored) this.addCollection(definition).load(documents, this.newest);
    for (const definition of definitions) this.defineIndexes(definition.name, definition.indexes);
  }

  readonly nowMs = (): number => this.clock.nowMs();

  get newestCommit(): number {
    return this.newest;
  }

  /** Throws the service's error when there is none of that name. */
  collection(name: unknown): CollectionStore {
    const collection = typeof name === 'string' ? this.collections.get(name) : undefined;
    if (!collection) throw collectionNotExist();
    return collection;
  }

  collectionNames(): string[] {
    return [...this.collections.keys()];
  }

  createCollection(name: string, indexes: readonly IndexDefinition[] = []): void {
    if (this.collections.has(name)) throw collectionExists();
    this.addCollection({ name, indexes });
  }

  /** Gives a collection these indexes instead of those it has, creating it when needed. */
  defineIndexes(name: string, indexes: readonly IndexDefinition[]): void {
    const existing = this.collections.get(name);
    if (existing && JSON.stringify(existing.definition.indexes) === JSON.stringify(indexes)) return;
    const documents = existing ? newestDocuments(existing) : [];
    this.transactions.endAll();
    this.addCollection({ name, indexes }).load(documents, this.newest);
  }

  /** Writes that a plain call makes: they see the newest state. */
  plainWrites(): WriteSet {
    return new WriteSet(this.history, undefined);
  }

  /** Makes writes the newest state; the promise, if any, settles when they are durable. */
  commit(writeSet: WriteSet, transaction?: Transaction): Promise<void> | undefined {
    if (writeSet.writes.size === 0) return undefined;
    this.newest += 1;
    const keepsOlder = this.transactions.hasReadersBeside(transaction);
    const changes: DocumentChange[] = [];
    for (const [collection, versions] of writeSet.writes) {
      for (const [key, { document }] of versions) {
        const record = collection.apply(key, document, this.newest, keepsOlder);
        if (record && keepsOlder) this.history.add(this.newest, collection, record);
        if (this.log) changes.push({ collection: collection.name, key, document });
      }
    }
    return this.log?.append(changes);
  }

  /** Back to the declared collections without any document. */
  reset(): void {
    this.transactions.endAll();
    this.history.clear();
    this.collections.clear();
    this.log?.clear();
    for (const definition of this.definitions) this.addCollection(definition);
  }

  exportAll(): CollectionsDump {
    const dump: CollectionsDump = {};
    for (const [name, collection] of this.collections) {
      dump[name] = newestDocuments(collection).map((document): unknown => JSON.parse(encodeExtended(document)));
    }
    return dump;
  }

  /**
   * Adds documents in bulk, replacing those of the same `_id`; missing collections are created and open transactions
   * ended. All or nothing: a broken unique index is an error that leaves everything as it was.
   */
  async importAll(dump: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
    const fresh = Object.entries(dump).map(([name, raws]) => this.merged(name, raws));
    this.transactions.endAll();
    this.newest += 1;
    const changes: DocumentChange[] = [];
    for (const { collection, added } of fresh) {
      this.collections.set(collection.name, collection);
      this.log?.saveCollection(collection.definition);
      for (const document of added) {
        changes.push({ collection: collection.name, key: documentKey(document._id), document });
      }
    }
    await this.log?.append(changes);
  }

  close(): void {
    this.log?.close();
  }

  private merged(name: string, raws: readonly unknown[]): { collection: CollectionStore; added: Document[] } {
    const existing = this.collections.get(name);
    const documents = new Map(existing ? newestDocuments(existing).map((each) => [documentKey(each._id), each]) : []);
    const added = raws.map((raw) => importedDocument(name, raw, this.nowMs));
    for (const document of added) checkStorable(document, this.limits);
    for (const document of added) documents.set(documentKey(document._id), document);
    const collection = new CollectionStore(existing?.definition ?? { name, indexes: [] }, this.limits);
    collection.load(documents.values(), this.newest + 1);
    return { collection, added };
  }

  private addCollection(definition: CollectionDefinition): CollectionStore {
    checkIndexes(definition.name, definition.indexes, this.limits.indexesPerCollection);
    const collection = new CollectionStore(definition, this.limits);
    this.collections.set(definition.name, collection);
    this.log?.saveCollection(definition);
    return collection;
  }
}

function newestDocuments(collection: CollectionStore): Document[] {
  const documents: Document[] = [];
  for (const { head } of collection.records.values()) if (head.document) documents.push(head.document);
  return documents;
}

function importedDocument(collection: string, raw: unknown, nowMs: () => number): Document {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new Error(`A document of ${collection} is no object: ${JSON.stringify(raw)}`);
  }
  const document = decodeExtended(raw, nowMs) as Document;
  return document._id === undefined ? { _id: newDocumentId(), ...document } : document;
}
