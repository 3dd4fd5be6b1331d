import type { CollectionStore } from './collection-store';
import { type StoredRecord, versionAt } from './stored-record';

interface Change {
  readonly commit: number;
  readonly collection: CollectionStore;
  readonly record: StoredRecord;
}

/** Which documents changed while transactions were reading, and what may be forgotten when they end. */
export class VersionHistory {
  private changes: Change[] = [];

  add(commit: number, collection: CollectionStore, record: StoredRecord): void {
    this.changes.push({ commit, collection, record });
  }

  /** The records of a collection that commits after `snapshot` have changed. */
  changedSince(snapshot: number, collection: CollectionStore): Set<StoredRecord> {
    const records = new Set<StoredRecord>();
    for (let place = this.changes.length - 1; place >= 0; place -= 1) {
      const change = this.changes[place];
      if (!change || change.commit <= snapshot) break;
      if (change.collection === collection) records.add(change.record);
    }
    return records;
  }

  /** Forgets what no reader can see any more: all readers read at `oldestSnapshot` or later. */
  forgetBefore(oldestSnapshot: number): void {
    let gone = 0;
    for (const change of this.changes) {
      if (change.commit > oldestSnapshot) break;
      forgetOlder(change, oldestSnapshot);
      gone += 1;
    }
    if (gone > 0) this.changes = this.changes.slice(gone);
  }

  clear(): void {
    this.changes = [];
  }
}

function forgetOlder({ collection, record }: Change, oldestSnapshot: number): void {
  const visible = versionAt(record, oldestSnapshot);
  if (!visible) return;
  visible.older = undefined;
  if (visible === record.head && !visible.document && collection.records.get(record.key) === record) {
    collection.records.delete(record.key);
  }
}
