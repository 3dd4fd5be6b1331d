import type { CollectionIndex, IndexValues } from '../indexes/collection-index';
import type { Reader, SeenState } from '../query/select';
import { duplicateKey } from '../request-errors';
import { checkStorable } from '../storage/check-storable';
import type { CollectionStore } from '../storage/collection-store';
import { HeldByTransaction, type LockHolder } from '../storage/lock-holder';
import { makeVersion, type Version, versionAt } from '../storage/stored-record';
import type { VersionHistory } from '../storage/version-history';
import type { Document } from '../values/document';
import { encodeExtended } from '../values/extended-json';
import { transactionConflict } from './transaction-errors';

/** Own writes come after everything that is committed. */
const OWN = Number.MAX_SAFE_INTEGER;
const NEWEST = Number.MAX_SAFE_INTEGER;
const NOTHING: ReadonlyMap<string, SeenState> = new Map();

/**
 * Writes that are not committed yet, and what their writer sees: a snapshot with its own writes on top. A transaction
 * holds what it writes and fails at once where another was first; a plain write sees the newest state and waits.
 */
export class WriteSet implements Reader {
  readonly writes = new Map<CollectionStore, Map<string, Version>>();
  private readonly ownKeys = new Map<string, string>();
  private readonly releases: (() => void)[] = [];

  constructor(
    private readonly history: VersionHistory,
    private readonly holder: LockHolder | undefined,
    private readonly snapshot: number = NEWEST,
  ) {}

  versionOf(collection: CollectionStore, key: string): Version | undefined {
    const written = this.writes.get(collection)?.get(key);
    if (written) return written.document ? written : undefined;
    const record = collection.records.get(key);
    const version = record && versionAt(record, this.snapshot);
    return version?.document ? version : undefined;
  }

  differences(collection: CollectionStore): ReadonlyMap<string, SeenState> {
    const own = this.writes.get(collection);
    const changed = this.holder ? this.history.changedSince(this.snapshot, collection) : undefined;
    if (!own && !changed?.size) return NOTHING;
    const seen = new Map<string, SeenState>();
    for (const record of changed ?? []) {
      seen.set(record.key, { version: versionAt(record, this.snapshot), sequence: record.sequence });
    }
    for (const [key, version] of own ?? []) {
      seen.set(key, { version, sequence: collection.records.get(key)?.sequence ?? OWN });
    }
    return seen;
  }

  /** Adds a document that must not be there yet. */
  insert(collection: CollectionStore, key: string, document: Document): void {
    this.refuseIfHeld(collection.locks.get(key));
    if (this.versionOf(collection, key)) throw duplicateKey(collection.name, '_id_', [document._id]);
    this.put(collection, key, document);
  }

  /** Writes a document's new state, or its removal. Every write of every call comes through here. */
  put(collection: CollectionStore, key: string, document: Document | undefined): void {
    this.refuseIfHeld(collection.locks.get(key));
    const head = collection.records.get(key)?.head;
    if (head && head.commit > this.snapshot) throw transactionConflict();
    if (document) checkStorable(document, collection.limits);
    for (const index of collection.indexes) if (document) this.checkKeys(collection, index, key, document);
    let own = this.writes.get(collection);
    if (!own) {
      own = new Map();
      this.writes.set(collection, own);
    }
    this.forgetOwnKeys(collection, own.get(key)?.document);
    for (const index of collection.uniqueIndexes) if (document) this.takeKeys(collection, index, key, document);
    own.set(key, makeVersion(OWN, document));
    this.hold(collection.locks, key);
  }

  /** Lets go of all documents and unique keys. */
  release(): void {
    for (const release of this.releases) release();
  }

  private checkKeys(collection: CollectionStore, index: CollectionIndex, key: string, document: Document): void {
    const keys = index.keysOf(document);
    if (!index.definition.unique || index === collection.indexes[0]) return;
    for (const values of keys) this.checkUnique(collection, index, key, values);
  }

  private checkUnique(collection: CollectionStore, index: CollectionIndex, key: string, values: IndexValues): void {
    const claim = claimText(index, values);
    this.refuseIfHeld(collection.claims.get(claim));
    const ownHolder = this.ownKeys.get(`${collection.name}/${claim}`);
    if (ownHolder !== undefined && ownHolder !== key)
      throw duplicateKey(collection.name, index.definition.name, values);
    const own = this.writes.get(collection);
    for (const record of index.holdersOf(values)) {
      if (record.key === key || own?.has(record.key)) continue;
      this.refuseIfHeld(collection.locks.get(record.key));
      if (record.head.commit > this.snapshot) throw transactionConflict();
      throw duplicateKey(collection.name, index.definition.name, values);
    }
  }

  private takeKeys(collection: CollectionStore, index: CollectionIndex, key: string, document: Document): void {
    for (const values of index.keysOf(document)) {
      const claim = claimText(index, values);
      this.ownKeys.set(`${collection.name}/${claim}`, key);
      this.hold(collection.claims, claim);
    }
  }

  private forgetOwnKeys(collection: CollectionStore, document: Document | undefined): void {
    if (!document) return;
    for (const index of collection.uniqueIndexes) {
      for (const values of index.keysOf(document))
        this.ownKeys.delete(`${collection.name}/${claimText(index, values)}`);
    }
  }

  private hold(held: Map<string, LockHolder>, key: string): void {
    if (!this.holder || held.get(key) === this.holder) return;
    held.set(key, this.holder);
    this.releases.push(() => held.delete(key));
  }

  private refuseIfHeld(other: LockHolder | undefined): void {
    if (!other || other === this.holder || other.endWhenExpired()) return;
    if (this.holder) throw transactionConflict();
    throw new HeldByTransaction(other);
  }
}

function claimText(index: CollectionIndex, values: IndexValues): string {
  return `${index.definition.name}/${encodeExtended(values)}`;
}
