import { AdminReply } from '../../gateway/admin-reply';
import type { AdminBody, CallContext } from '../../gateway/gateway';
import type { Database } from '../database';
import { answerTooLarge } from '../database-errors';
import { compileProjection } from '../query/projection';
import { type Reader, selectDocuments } from '../query/select';
import { answerText, documentKey, type Version } from '../storage/stored-record';
import { encodeExtended } from '../values/extended-json';
import { countFrom, documentIdOf, filterOf, isDocumentCall, orderOf, valueFrom } from './call-parameters';
import { isTransactional, refuseEscape, runInTransaction } from './run-in-transaction';

/** doc().get() and where().get(). */
export function getDocument(
  database: Database,
  body: AdminBody,
  context: CallContext,
): AdminReply | Promise<AdminReply> {
  if (isTransactional(body)) {
    return runInTransaction(database, { body, context }, (writes) => read(database, body, writes));
  }
  return read(database, body, database.plainWrites());
}

function read(database: Database, body: AdminBody, reader: Reader): AdminReply {
  const found = isDocumentCall(body) ? readOne(database, body, reader) : readMany(database, body, reader);
  return listReply(database, answersOf(database, body, found));
}

function readOne(database: Database, body: AdminBody, reader: Reader): Version[] {
  const collection = database.collection(body.collectionName);
  const version = reader.versionOf(collection, documentKey(documentIdOf(body, database)));
  return version ? [version] : [];
}

function readMany(database: Database, body: AdminBody, reader: Reader): Version[] {
  const { getDefault, getMax, scanLimit } = database.limits;
  const query = {
    filter: filterOf(body, database),
    order: orderOf(body, database),
    skip: countFrom('offset', body.offset, 0),
    limit: Math.min(countFrom('limit', body.limit, getDefault), getMax),
  };
  return selectDocuments(database.collection(body.collectionName), reader, query, scanLimit);
}

function answersOf(database: Database, body: AdminBody, found: readonly Version[]): string[] {
  const { projection } = body;
  if (projection === undefined || projection === '') return found.map(answerText);
  const project = compileProjection(valueFrom('projection', projection, database));
  return found.map(({ document = {} }) => JSON.stringify(encodeExtended(project(document))));
}

/** `{ list }` of documents that are written as JSON text already. */
export function listReply(database: Database, answers: readonly string[]): AdminReply {
  const list = answers.join(',');
  if (list.length > database.limits.answerBytes) throw answerTooLarge(database.limits.answerBytes);
  return new AdminReply(`"data":{"list":[${list}]}`);
}

/** count(). */
export function calculateDocument(database: Database, body: AdminBody, context: CallContext): unknown {
  refuseEscape(database, body, context, 'count()');
  const collection = database.collection(body.collectionName);
  const filter = filterOf(body, database);
  if (Object.keys(filter).length === 0) return { total: collection.liveCount };
  const query = { filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY };
  return { total: selectDocuments(collection, database.plainWrites(), query, database.limits.scanLimit).length };
}
