import { requestFailed } from '../request-errors';
import type { StoredRecord } from '../storage/stored-record';
import type { Document } from '../values/document';
import { encodeExtended } from '../values/extended-json';
import { valuesAt } from '../values/field-path';
import { compareValues } from '../values/value-order';
import type { IndexDefinition } from './collection-definition';
import { type IndexEntry, OrderedEntries } from './ordered-entries';

export type IndexValues = readonly unknown[];

/** The entries of one index, and the unique keys that open transactions have claimed. */
export class CollectionIndex {
  readonly entries: OrderedEntries;
  /** Some document had several entries: an array lies under a key. Ranges then need care. */
  multikey = false;

  constructor(
    readonly definition: IndexDefinition,
    private readonly keyLimitBytes: number,
  ) {
    const directions = definition.keys.map(({ direction }) => direction);
    this.entries = new OrderedEntries((a, b) => compareEntries(a, b, directions));
  }

  /** One key per entry of the document; a missing field counts as null, an array has an entry per element. */
  keysOf(document: Document): readonly IndexValues[] {
    let keys: unknown[][] = [[]];
    for (const { name } of this.definition.keys) {
      const values = entryValues(document, name);
      const [only] = values;
      if (values.length === 1) for (const key of keys) key.push(only);
      else keys = keys.flatMap((key) => values.map((value) => [...key, value]));
    }
    for (const key of keys) this.checkSize(key);
    return keys;
  }

  /** Moves a record from the entries of its old document to those of its new one. */
  move(record: StoredRecord, before: Document | undefined, after: Document | undefined): void {
    const old = before ? this.keysOf(before) : [];
    const fresh = after ? this.keysOf(after) : [];
    if (fresh.length > 1) this.multikey = true;
    const [oldKey] = old;
    const [freshKey] = fresh;
    if (old.length === 1 && fresh.length === 1 && oldKey && freshKey && sameKey(oldKey, freshKey)) return;
    for (const key of old) this.entries.remove({ key, record });
    for (const key of fresh) this.entries.insert({ key, record });
  }

  /** The records that hold exactly this key. */
  *holdersOf(key: IndexValues): Generator<StoredRecord> {
    const directions = this.definition.keys.map(({ direction }) => direction);
    for (const { record } of this.entries.forward((entry) => compareKeys(entry.key, key, directions))) yield record;
  }

  private checkSize(key: IndexValues): void {
    let bytes = 0;
    for (const value of key) {
      if (typeof value === 'string') bytes += Buffer.byteLength(value);
      else if (typeof value === 'object' && value !== null) bytes += Buffer.byteLength(encodeExtended(value));
      else bytes += 8;
    }
    if (bytes > this.keyLimitBytes) {
      throw requestFailed(`WiredTigerIndex::insert: key too large to index, failing ${bytes} ${this.definition.name}`);
    }
  }
}

function entryValues(document: Document, path: string): readonly unknown[] {
  const found = valuesAt(document, path);
  const [only] = found;
  if (found.length === 1 && !Array.isArray(only)) return [only ?? null];
  const values: unknown[] = [];
  for (const value of found) {
    const elements = Array.isArray(value) && value.length > 0 ? value : [Array.isArray(value) ? null : value];
    for (const element of elements) {
      const entry = element ?? null;
      if (!values.some((known) => compareValues(known, entry) === 0)) values.push(entry);
    }
  }
  return values.length > 0 ? values : [null];
}

function compareEntries(a: IndexEntry, b: IndexEntry, directions: readonly number[]): number {
  return compareKeys(a.key, b.key, directions) || a.record.sequence - b.record.sequence;
}

/** Compares as many values as `b` has. */
export function compareKeys(a: IndexValues, b: IndexValues, directions: readonly number[]): number {
  for (let i = 0; i < b.length; i += 1) {
    const order = compareValues(a[i], b[i]) * (directions[i] ?? 1);
    if (order !== 0) return order;
  }
  return 0;
}

function sameKey(a: IndexValues, b: IndexValues): boolean {
  return a.every((value, place) => compareValues(value, b[place]) === 0);
}
