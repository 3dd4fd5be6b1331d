import { AdminReply } from '../../gateway/admin-reply';
import type { AdminBody, CallContext } from '../../gateway/gateway';
import type { Database } from '../database';
import { selectDocuments } from '../query/select';
import type { CollectionStore } from '../storage/collection-store';
import { documentKey, type Version } from '../storage/stored-record';
import type { WriteSet } from '../transactions/write-set';
import { compileUpdate } from '../update/update';
import { encodeExtended } from '../values/extended-json';
import { sameValue } from '../values/value-order';
import {
  checkWriteSize,
  documentIdOf,
  filterOf,
  isDocumentCall,
  objectFrom,
  requiredFilterOf,
} from './call-parameters';
import {
  type DatabaseCall,
  isTransactional,
  refuseEscape,
  runInTransaction,
  runPlainWrite,
} from './run-in-transaction';

/** doc().update(), doc().set() and where().update(). */
export function modifyDocument(database: Database, body: AdminBody, context: CallContext): unknown {
  if (!isDocumentCall(body)) refuseEscape(database, body, context, 'where().update()');
  const collection = database.collection(body.collectionName);
  checkWriteSize(body, database);
  if (body.merge === false) return replaceDocument(database, collection, { body, context });
  const update = compileUpdate(objectFrom('data', body.data, database), database.nowMs);
  const filter = requiredFilterOf(body, database);
  const targets = targetsOf(database, collection, body, filter);
  return write(database, { body, context }, (writes) => {
    let updated = 0;
    const found = targets(writes);
    for (const { document = {} } of found) {
      const changed = update(document);
      if (sameValue(changed, document)) continue;
      writes.put(collection, documentKey(document._id), changed);
      updated += 1;
    }
    return { updated, matched: found.length, upsert_id: null };
  });
}

/** Puts a whole document in the place of another, or of none. */
function replaceDocument(database: Database, collection: CollectionStore, call: DatabaseCall): unknown {
  const { body } = call;
  const id = documentIdOf(body, database);
  const fields = objectFrom('data', body.data, database);
  return write(database, call, (writes) => {
    const key = documentKey(id);
    const exists = writes.versionOf(collection, key) !== undefined;
    if (!exists && body.upsert !== true) return { updated: 0, matched: 0, upsert_id: null };
    writes.put(collection, key, { ...fields, _id: id });
    return exists ? { updated: 1, matched: 1, upsert_id: null } : { updated: 0, matched: 0, upsert_id: id };
  });
}

/** where().updateAndReturn(): changes the first match and answers its new state. */
export function modifyAndReturnDocument(database: Database, body: AdminBody, context: CallContext): unknown {
  const collection = database.collection(body.collectionName);
  checkWriteSize(body, database);
  const update = compileUpdate(objectFrom('data', body.data, database), database.nowMs);
  const query = { filter: filterOf(body, database), order: [], skip: 0, limit: 1 };
  return write(database, { body, context }, (writes) => {
    const [found] = selectDocuments(collection, writes, query, database.limits.scanLimit);
    if (!found?.document) return new AdminReply('"data":{"updated":0,"doc":null}');
    const changed = update(found.document);
    writes.put(collection, documentKey(found.document._id), changed);
    return new AdminReply(`"data":{"updated":1,"doc":${JSON.stringify(encodeExtended(changed))}}`);
  });
}

/** doc().remove() and where().remove(). */
export function removeDocument(database: Database, body: AdminBody, context: CallContext): unknown {
  if (!isDocumentCall(body)) refuseEscape(database, body, context, 'where().remove()');
  const collection = database.collection(body.collectionName);
  checkWriteSize(body, database);
  const targets = targetsOf(database, collection, body, requiredFilterOf(body, database));
  return write(database, { body, context }, (writes) => {
    const found = targets(writes);
    for (const { document = {} } of found) writes.put(collection, documentKey(document._id), undefined);
    return { deleted: found.length };
  });
}

function targetsOf(
  database: Database,
  collection: CollectionStore,
  body: AdminBody,
  filter: Record<string, unknown>,
): (writes: WriteSet) => Version[] {
  if (isDocumentCall(body)) {
    const key = documentKey(documentIdOf(body, database));
    return (writes) => {
      const version = writes.versionOf(collection, key);
      return version ? [version] : [];
    };
  }
  const limit = body.multi === false ? 1 : Number.POSITIVE_INFINITY;
  const query = { filter, order: [], skip: 0, limit };
  return (writes) => selectDocuments(collection, writes, query, database.limits.scanLimit);
}

function write<T>(database: Database, call: DatabaseCall, work: (writes: WriteSet) => T): T | Promise<T> {
  return isTransactional(call.body) ? runInTransaction(database, call, work) : runPlainWrite(database, work);
}
