import type { AdminBody, CallContext } from '../../gateway/gateway';
import { invalidParam } from '../../gateway/service-error';
import type { Database } from '../database';
import { requestFailed } from '../request-errors';
import { documentKey } from '../storage/stored-record';
import type { WriteSet } from '../transactions/write-set';
import type { Document } from '../values/document';
import { newDocumentId } from '../values/new-document-id';
import { checkWriteSize, objectFrom } from './call-parameters';
import { isTransactional, runInTransaction, runPlainWrite } from './run-in-transaction';

/** add(), of one document or many. */
export function insertDocument(database: Database, body: AdminBody, context: CallContext): unknown {
  const collection = database.collection(body.collectionName);
  const documents = documentsOf(body, database);
  const insert = (writes: WriteSet): unknown => {
    for (const document of documents) writes.insert(collection, documentKey(document._id), document);
    return { insertedIds: documents.map(({ _id }) => _id), inserted: documents.length };
  };
  return isTransactional(body)
    ? runInTransaction(database, { body, context }, insert)
    : runPlainWrite(database, insert);
}

function documentsOf(body: AdminBody, database: Database): Document[] {
  const texts = Array.isArray(body.data) ? body.data : [body.data];
  if (texts.length === 0) throw invalidParam('param.data must hold a document');
  checkWriteSize(body, database);
  return texts.map((text) => withId(objectFrom('data', text, database)));
}

function withId(document: Document): Document {
  const { _id: id } = document;
  if (id === undefined) return { _id: newDocumentId(), ...document };
  if (typeof id !== 'string' && typeof id !== 'number') throw requestFailed('_id must be text or a number');
  return document;
}
