import { type CollectionDefinition, ID_INDEX } from '../indexes/collection-definition';
import { CollectionIndex } from '../indexes/collection-index';
import type { IndexEntry } from '../indexes/ordered-entries';
import type { DatabaseLimits } from '../limits';
import { duplicateKey } from '../request-errors';
import type { Document } from '../values/document';
import { compareValues } from '../values/value-order';
import type { LockHolder } from './lock-holder';
import { documentKey, makeVersion, type StoredRecord } from './stored-record';

/** One collection: its records, its indexes, and what open transactions hold of it. */
export class CollectionStore {
  readonly records = new Map<string, StoredRecord>();
  readonly indexes: readonly CollectionIndex[];
  readonly uniqueIndexes: readonly CollectionIndex[];
  /** Documents that an open transaction has written, by key. */
  readonly locks = new Map<string, LockHolder>();
  /** Unique keys that an open transaction has taken, by index name and key text. */
  readonly claims = new Map<string, LockHolder>();
  liveCount = 0;
  private sequence = 0;

  constructor(
    readonly definition: CollectionDefinition,
    readonly limits: DatabaseLimits,
  ) {
    const make = (index: CollectionDefinition['indexes'][number]) => new CollectionIndex(index, limits.indexKeyBytes);
    this.indexes = [make(ID_INDEX), ...definition.indexes.map(make)];
    this.uniqueIndexes = this.indexes.slice(1).filter(({ definition: { unique } }) => unique);
  }

  get name(): string {
    return this.definition.name;
  }

  /** Fills an empty collection at once; a broken unique index is an error. */
  load(documents: Iterable<Document>, commit: number): void {
    for (const document of documents) {
      const key = documentKey(document._id);
      this.sequence += 1;
      this.records.set(key, { key, sequence: this.sequence, head: makeVersion(commit, document) });
    }
    this.liveCount = this.records.size;
    for (const index of this.indexes) this.fill(index);
  }

  /** Makes a committed state the newest; the older one stays reachable when `keepsOlder`. */
  apply(key: string, document: Document | undefined, commit: number, keepsOlder: boolean): StoredRecord | undefined {
    let record = this.records.get(key);
    const before = record?.head.document;
    if (!record) {
      if (!document) return undefined;
      this.sequence += 1;
      record = { key, sequence: this.sequence, head: makeVersion(commit, document) };
      this.records.set(key, record);
    } else {
      record.head = makeVersion(commit, document, keepsOlder ? record.head : undefined);
    }
    this.liveCount += Number(document !== undefined) - Number(before !== undefined);
    for (const index of this.indexes) index.move(record, before, document);
    if (!document && !keepsOlder) this.records.delete(key);
    return record;
  }

  private fill(index: CollectionIndex): void {
    const entries: IndexEntry[] = [];
    for (const record of this.records.values()) {
      const keys = record.head.document ? index.keysOf(record.head.document) : [];
      if (keys.length > 1) index.multikey = true;
      for (const key of keys) entries.push({ key, record });
    }
    index.entries.load(entries);
    if (!index.definition.unique) return;
    entries.forEach(({ key, record }, place) => {
      const next = entries[place + 1];
      if (next && next.record !== record && compareValues(next.key, key) === 0) {
        throw duplicateKey(this.name, index.definition.name, key);
      }
    });
  }
}
