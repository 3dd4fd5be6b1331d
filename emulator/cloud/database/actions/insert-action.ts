import type { AdminBody, CallContext } from '../../gateway/gateway';
import { invalidParam } from '../../gateway/service-error';
import type { Database } from '../database';
import { requestFailed } from '../request-errors';
import { documentKey } from '../storage/stored-record';
import type { WriteSet } from '../transactions/write-set';
import type { Document } from '../values/document';
import { newDocumentId } from '../values/new-document-id';
import { checkStorable, objectFrom } from './call-parameters';
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
  checkSize(texts, database);
  return texts.map((text) => {
    const document = objectFrom('data', text, database);
    checkStorable(document, database);
    return withId(document);
  });
}

function checkSize(texts: readonly unknown[], database: Database): void {
  const { documentBytes, writeBytes } = database.limits;
  let total = 0;
  for (const text of texts) {
    const length = typeof text === 'string' ? text.length : 0;
    if (length > documentBytes) throw requestFailed(`object to insert too large: the most is ${documentBytes} bytes`);
    total += length;
  }
  if (total > writeBytes) throw requestFailed(`the documents of one write are larger than ${writeBytes} bytes`);
}

function withId(document: Document): Document {
  const { _id: id } = document;
  if (id === undefined) return { _id: newDocumentId(), ...document };
  if (typeof id !== 'string' && typeof id !== 'number') throw requestFailed('_id must be text or a number');
  return document;
}
