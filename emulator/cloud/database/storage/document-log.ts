import Database from 'libsql';
import type { CollectionDefinition } from '../indexes/collection-definition';
import type { Document } from '../values/document';
import { decodeExtended, encodeExtended } from '../values/extended-json';

/** One durable change: a document's new state, or undefined for its removal. */
export interface DocumentChange {
  readonly collection: string;
  readonly key: string;
  readonly document: Document | undefined;
}

/** Makes commits durable. `append` settles once they would survive a power cut. */
export interface DocumentLog {
  append(changes: readonly DocumentChange[]): Promise<void>;
  saveCollection(definition: CollectionDefinition): void;
  clear(): void;
  close(): void;
}

interface Waiting {
  readonly changes: readonly DocumentChange[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface StoredCollection {
  readonly definition: CollectionDefinition;
  readonly documents: Document[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS documents (
    collection TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, key)
  ) WITHOUT ROWID;
`;

/**
 * Documents in one SQLite file, in write-ahead mode with full synchronisation. Commits that arrive while a flush is
 * under way go into the next one together.
 */
export class SqliteDocumentLog implements DocumentLog {
  private readonly sqlite: Database.Database;
  private readonly put: Database.Statement;
  private readonly drop: Database.Statement;
  private waiting: Waiting[] = [];
  private scheduled = false;

  constructor(file: string) {
    this.sqlite = new Database(file);
    this.sqlite.pragma('journal_mode = WAL');
    this.sqlite.pragma('synchronous = FULL');
    this.sqlite.exec(SCHEMA);
    this.put = this.sqlite.prepare('INSERT OR REPLACE INTO documents (collection, key, body) VALUES (?, ?, ?)');
    this.drop = this.sqlite.prepare('DELETE FROM documents WHERE collection = ? AND key = ?');
  }

  /** Everything that was durable when the file was last closed, or its process killed. */
  load(): StoredCollection[] {
    const collections = this.sqlite.prepare('SELECT name, definition FROM collections').all() as {
      name: string;
      definition: string;
    }[];
    const rows = this.sqlite.prepare('SELECT body FROM documents WHERE collection = ?');
    return collections.map(({ name, definition }) => ({
      definition: JSON.parse(definition) as CollectionDefinition,
      documents: (rows.all(name) as { body: string }[]).map(({ body }) => readDocument(body)),
    }));
  }

  append(changes: readonly DocumentChange[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ changes, resolve, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => this.flush());
    });
  }

  saveCollection(definition: CollectionDefinition): void {
    this.sqlite
      .prepare('INSERT OR REPLACE INTO collections (name, definition) VALUES (?, ?)')
      .run(definition.name, JSON.stringify(definition));
  }

  clear(): void {
    this.flush();
    this.sqlite.exec('BEGIN; DELETE FROM documents; DELETE FROM collections; COMMIT');
  }

  close(): void {
    this.flush();
    this.sqlite.close();
  }

  private flush(): void {
    this.scheduled = false;
    const group = this.waiting;
    this.waiting = [];
    if (group.length === 0) return;
    try {
      this.sqlite.exec('BEGIN IMMEDIATE');
      for (const { changes } of group) for (const change of changes) this.write(change);
      this.sqlite.exec('COMMIT');
    } catch (error) {
      if (this.sqlite.inTransaction) this.sqlite.exec('ROLLBACK');
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  private write({ collection, key, document }: DocumentChange): void {
    if (document) this.put.run(collection, key, encodeExtended(document));
    else this.drop.run(collection, key);
  }
}

function readDocument(body: string): Document {
  return decodeExtended(JSON.parse(body), () => 0) as Document;
}
