import type { StoredDocument } from '../../ports/document-database';

interface Version {
  readonly sequence: number;
  /** Undefined: removed. */
  readonly document: StoredDocument | undefined;
}

interface Lock {
  readonly holder: object;
  readonly released: Promise<void>;
  release(): void;
}

/** Documents with as many past versions as open snapshots still see, and the locks that transactions hold. */
export class VersionedDocuments {
  private sequence = 0;
  private readonly collections = new Map<string, Map<string, Version[]>>();
  private readonly snapshots = new Map<object, number>();
  private readonly locks = new Map<string, Lock>();

  openSnapshot(holder: object): void {
    this.snapshots.set(holder, this.sequence);
  }

  latest(collection: string, id: string): StoredDocument | undefined {
    return this.versions(collection, id).at(-1)?.document;
  }

  inSnapshot(holder: object, collection: string, id: string): StoredDocument | undefined {
    const sequence = this.snapshots.get(holder) ?? this.sequence;
    const versions = this.versions(collection, id);
    for (let index = versions.length - 1; index >= 0; index--) {
      const version = versions[index];
      if (version && version.sequence <= sequence) return version.document;
    }
    return undefined;
  }

  all(collection: string): StoredDocument[] {
    const found: StoredDocument[] = [];
    for (const versions of this.collections.get(collection)?.values() ?? []) {
      const document = versions.at(-1)?.document;
      if (document) found.push(document);
    }
    return found;
  }

  /** Locks a document for a transaction; false when another holds it, or changed it after the snapshot. */
  lock(holder: object, collection: string, id: string): boolean {
    const key = lockKey(collection, id);
    const lock = this.locks.get(key);
    if (lock) return lock.holder === holder;
    const changedAt = this.versions(collection, id).at(-1)?.sequence ?? 0;
    if (changedAt > (this.snapshots.get(holder) ?? this.sequence)) return false;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.locks.set(key, { holder, released, release });
    return true;
  }

  /** What a plain write to the document has to wait for. */
  lockOf(collection: string, id: string): Promise<void> | undefined {
    return this.locks.get(lockKey(collection, id))?.released;
  }

  /** Writes together, as one moment that snapshots either see or do not. */
  write(
    writes: Iterable<{ readonly collection: string; readonly id: string; readonly document?: StoredDocument }>,
  ): void {
    this.sequence++;
    const oldest = Math.min(this.sequence, ...this.snapshots.values());
    for (const { collection, id, document } of writes) {
      const documents = this.collections.get(collection) ?? new Map<string, Version[]>();
      this.collections.set(collection, documents);
      const versions = [...this.versions(collection, id), { sequence: this.sequence, document }];
      const firstNeeded = versions.filter((version) => version.sequence <= oldest).length - 1;
      const kept = versions.slice(Math.max(0, firstNeeded));
      if (kept.length === 1 && document === undefined) documents.delete(id);
      else documents.set(id, kept);
    }
  }

  /** Closes the snapshot and lets everybody go on who waits for the holder's locks. */
  close(holder: object): void {
    this.snapshots.delete(holder);
    for (const [key, lock] of this.locks) {
      if (lock.holder !== holder) continue;
      this.locks.delete(key);
      lock.release();
    }
  }

  private versions(collection: string, id: string): readonly Version[] {
    return this.collections.get(collection)?.get(id) ?? [];
  }
}

function lockKey(collection: string, id: string): string {
  return `${collection}/${id}`;
}
