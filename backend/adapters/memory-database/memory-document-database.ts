import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../ports/clock';
import type { Changes, DocumentDatabase, Join, Query, StoredDocument, Where } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { RandomSource } from '../../ports/random';
import { type CheckedWhere, checkedWhere, checkLimit } from '../cloud-database/checked-query';
import collectionList from '../cloud-database/collections.json';
import { storableChanges, storableDocument } from '../cloud-database/storable-document';
import { defaultTransactionLimits, retryAfterConflicts } from '../cloud-database/transaction-attempt';
import { changeDocument } from './change-document';
import { frozen } from './frozen';
import { compareBy, matchDocument } from './match-document';
import { runMemoryTransaction } from './memory-transaction';
import { VersionedDocuments } from './versioned-documents';

export interface MemoryDatabaseOptions {
  readonly clock?: Clock;
  readonly random?: RandomSource;
  /** Names of the collections that exist; those of collections.json unless told otherwise. */
  readonly collections?: readonly string[];
}

/**
 * The document database in memory, with the service's rules: snapshots and first writer wins in transactions, plain
 * writes that wait for a transaction's end, and no collection but the declared ones. Documents come back frozen.
 *
 * A plain write inside the work of a transaction, to a document that this very transaction wrote, waits for ever; the
 * service lets it time out.
 */
export function memoryDocumentDatabase(options: MemoryDatabaseOptions = {}): DocumentDatabase {
  const { clock = wallClock, random = systemRandom } = options;
  const names = new Set(options.collections ?? collectionList.map((collection) => collection.name));
  const documents = new VersionedDocuments();
  const checkCollection = (operation: string, collection: string): void => {
    if (names.has(collection)) return;
    throw new Outage(`database.${operation} ${collection}`, 'no such collection; add it to collections.json', false);
  };
  const writes = plainWrites(documents);
  return {
    async find(collection, id) {
      checkCollection('find', collection);
      return documents.latest(collection, id);
    },
    async list(collection, query) {
      checkCollection('list', collection);
      if (query.join) checkCollection('list', query.join.from);
      return list(documents, collection, query);
    },
    async count(collection, where, most = Number.POSITIVE_INFINITY) {
      checkCollection('count', collection);
      return Math.min(most, candidates(documents, collection, checkedWhere(where)).length);
    },
    async add(collection, document) {
      checkCollection('add', collection);
      return writes.add(collection, storableDocument(collection, document));
    },
    async put(collection, document) {
      checkCollection('put', collection);
      await writes.put(collection, storableDocument(collection, document));
    },
    async update(collection, id, changes) {
      checkCollection('update', collection);
      return (await writes.update(collection, { _id: id }, changes)) === 1;
    },
    async updateWhere(collection, where, changes) {
      checkCollection('updateWhere', collection);
      return writes.update(collection, where, changes);
    },
    async remove(collection, id) {
      checkCollection('remove', collection);
      return (await writes.remove(collection, { _id: id })) === 1;
    },
    async removeWhere(collection, where) {
      checkCollection('removeWhere', collection);
      return writes.remove(collection, where);
    },
    transaction(work, limits = defaultTransactionLimits) {
      const check = (collection: string) => checkCollection('transaction', collection);
      return retryAfterConflicts(() => runMemoryTransaction(documents, check, work), limits, { clock, random });
    },
  };
}

function list(documents: VersionedDocuments, collection: string, query: Query): StoredDocument[] {
  checkLimit(query);
  const found = candidates(documents, collection, checkedWhere(query.where));
  const sorted = query.orderBy ? [...found].sort(compareBy(query.orderBy)) : found;
  const page = sorted.slice(0, query.limit);
  const { join } = query;
  return join ? page.map((document) => joined(documents, document, join)) : page;
}

function joined(documents: VersionedDocuments, document: StoredDocument, { from, ids, as }: Join): StoredDocument {
  const held = document[ids];
  const wanted: readonly unknown[] = Array.isArray(held) ? held : [held];
  return { ...document, [as]: [...new Set(wanted)].flatMap((id) => documents.latest(from, String(id)) ?? []) };
}

/** Documents that fit; conditions on `_id` are looked up instead of searched for. */
function candidates(documents: VersionedDocuments, collection: string, where: CheckedWhere): StoredDocument[] {
  const onId = where.find(([path]) => path === '_id')?.[1];
  const ids = onId?.kind === 'equals' ? [onId.value] : onId?.kind === 'in' ? [...new Set(onId.values)] : undefined;
  const searched = ids
    ? ids.flatMap((id) => documents.latest(collection, String(id)) ?? [])
    : documents.all(collection);
  return searched.filter((document) => matchDocument(document, where));
}

interface PlainWrites {
  add(collection: string, document: StoredDocument): Promise<'added' | 'duplicate'>;
  put(collection: string, document: StoredDocument): Promise<void>;
  update(collection: string, where: Where, changes: Changes): Promise<number>;
  remove(collection: string, where: Where): Promise<number>;
}

/** Writes outside transactions: each first waits for the transactions that hold what it is about to write. */
function plainWrites(documents: VersionedDocuments): PlainWrites {
  // Nothing may come between the look at the locks and the write, so the write is given along.
  const whenFree = async <T>(collection: string, ids: () => readonly string[], write: () => T): Promise<T> => {
    for (;;) {
      const locks = ids().flatMap((id) => documents.lockOf(collection, id) ?? []);
      if (locks.length === 0) return write();
      await Promise.all(locks);
    }
  };
  const whenAllFree = async <T>(
    collection: string,
    where: Where,
    write: (found: StoredDocument[]) => T,
  ): Promise<T> => {
    const checked = checkedWhere(where);
    let found: StoredDocument[] = [];
    const findIds = () => {
      found = candidates(documents, collection, checked);
      return found.map((document) => document._id);
    };
    return whenFree(collection, findIds, () => write(found));
  };
  return {
    add(collection, document) {
      const id = document._id;
      return whenFree(
        collection,
        () => [id],
        () => {
          if (documents.latest(collection, id)) return 'duplicate';
          documents.write([{ collection, id, document: frozen(document) }]);
          return 'added';
        },
      );
    },
    put(collection, document) {
      const id = document._id;
      const write = () => documents.write([{ collection, id, document: frozen(document) }]);
      return whenFree(collection, () => [id], write);
    },
    async update(collection, where, changes) {
      const checked = storableChanges(collection, changes);
      return whenAllFree(collection, where, (found) => {
        const writes = found.map((document) => {
          return { collection, id: document._id, document: frozen(changeDocument(collection, document, checked)) };
        });
        if (writes.length > 0) documents.write(writes);
        return writes.length;
      });
    },
    remove(collection, where) {
      return whenAllFree(collection, where, (found) => {
        if (found.length > 0) documents.write(found.map((document) => ({ collection, id: document._id })));
        return found.length;
      });
    },
  };
}

const wallClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
};

const systemRandom: RandomSource = {
  fraction: () => Math.random(),
  token: (bits) => randomBytes(Math.ceil(bits / 8)).toString('base64url'),
};
