import type { AdminReply } from '../../gateway/admin-reply';
import type { AdminBody, CallContext } from '../../gateway/gateway';
import type { Database } from '../database';
import { compileProjection } from '../query/projection';
import { type Reader, selectDocuments } from '../query/select';
import { answerText, documentKey, type Version } from '../storage/stored-record';
import { encodeExtended } from '../values/extended-json';
import { countFrom, documentIdOf, filterOf, isDocumentCall, orderOf, valueFrom } from './call-parameters';
import { listReply } from './list-reply';
import { isTransactional, runInTransaction } from './run-in-transaction';

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
