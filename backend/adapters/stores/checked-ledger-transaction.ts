import {
  type DocumentDatabase,
  type DocumentTransaction,
  DuplicateKey,
  type StoredDocument,
  type TransactionLimits,
} from '../../ports/document-database';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import { isSameEntry } from './ledger-document';

/** One database transaction adds far fewer lines than one query returns. */
const mostLines = 1000;

/**
 * Runs a transaction that may add ledger lines. When it fails with a taken id, the lines under the wanted ids are read
 * outside of it, and a taken ledger id is told apart: LedgerDuplicate with the same content, or with other content. A
 * taken id of another collection stays a DuplicateKey.
 *
 * Calls: none besides the transaction's own; 1 more after a taken id.
 */
export async function checkedLedgerTransaction<T>(
  database: DocumentDatabase,
  work: (documents: DocumentTransaction) => Promise<T>,
  limits?: TransactionLimits,
): Promise<T> {
  let wanted: StoredDocument[] = [];
  try {
    return await database.transaction((documents) => {
      wanted = [];
      return work(noting(documents, wanted));
    }, limits);
  } catch (error) {
    if (!(error instanceof DuplicateKey) || wanted.length === 0) throw error;
    throw (await duplicateOf(database, wanted)) ?? error;
  }
}

function noting(documents: DocumentTransaction, wanted: StoredDocument[]): DocumentTransaction {
  return {
    find: (collection, id) => documents.find(collection, id),
    add(collection, added) {
      if (collection === 'ledger') wanted.push(...added);
      return documents.add(collection, added);
    },
    put: (collection, document) => documents.put(collection, document),
    update: (collection, id, changes) => documents.update(collection, id, changes),
  };
}

async function duplicateOf(
  database: DocumentDatabase,
  wanted: readonly StoredDocument[],
): Promise<LedgerDuplicate | undefined> {
  const ids = wanted.map(({ _id }) => _id);
  const found = await database.list('ledger', { where: { _id: { in: ids } }, limit: mostLines });
  if (found.length === 0) return undefined;
  const there = new Map(found.map((document) => [document._id, document]));
  const isSame = wanted.every((line) => isSameEntry(line, there.get(line._id)));
  if (isSame) return new LedgerDuplicate('same', ids);
  // Lines of one transaction are all there or none is: a part of them is no repeat.
  const other = wanted.filter((line) => there.has(line._id) && !isSameEntry(line, there.get(line._id)));
  return new LedgerDuplicate(
    'other',
    (other.length > 0 ? other : found).map(({ _id }) => _id),
  );
}
