import { type DocumentTransaction, DuplicateKey, type StoredDocument } from '../../ports/document-database';
import { storableChanges, storableDocument } from '../cloud-database/storable-document';
import { AttemptConflict, runAttempt, TransactionCalls } from '../cloud-database/transaction-attempt';
import { changeDocument } from './change-document';
import { frozen } from './frozen';
import type { VersionedDocuments } from './versioned-documents';

interface PendingWrite {
  readonly collection: string;
  readonly id: string;
  readonly document: StoredDocument;
}

/** Runs the work once on a snapshot; its writes become visible together, or not at all. */
export async function runMemoryTransaction<T>(
  documents: VersionedDocuments,
  checkCollection: (collection: string) => void,
  work: (transaction: DocumentTransaction) => Promise<T>,
): Promise<T> {
  const calls = new TransactionCalls();
  const holder = {};
  const pending = new Map<string, PendingWrite>();
  documents.openSnapshot(holder);
  const transaction = memoryTransaction(documents, checkCollection, { calls, holder, pending });
  return runAttempt(() => work(transaction), calls, {
    async commit() {
      if (pending.size > 0) documents.write(pending.values());
      documents.close(holder);
    },
    async rollback() {
      documents.close(holder);
    },
  });
}

function memoryTransaction(
  documents: VersionedDocuments,
  checkCollection: (collection: string) => void,
  attempt: { readonly calls: TransactionCalls; readonly holder: object; readonly pending: Map<string, PendingWrite> },
): DocumentTransaction {
  const { calls, holder, pending } = attempt;
  const see = (collection: string, id: string) =>
    pending.get(`${collection}/${id}`)?.document ?? documents.inSnapshot(holder, collection, id);
  const write = (collection: string, document: StoredDocument) => {
    const id = document._id;
    if (!documents.lock(holder, collection, id)) {
      throw new AttemptConflict(`${collection} ${id} was written by another transaction`);
    }
    pending.set(`${collection}/${id}`, { collection, id, document: frozen(document) });
  };
  return {
    find: (collection, id) =>
      calls.call(async () => {
        checkCollection(collection);
        return see(collection, id);
      }),
    add: (collection, added) =>
      calls.call(async () => {
        checkCollection(collection);
        for (const document of added.map((one) => storableDocument(collection, one))) {
          if (see(collection, document._id)) throw new DuplicateKey(`${collection} ${document._id} exists already`);
          write(collection, document);
        }
      }),
    put: (collection, document) =>
      calls.call(async () => {
        checkCollection(collection);
        write(collection, storableDocument(collection, document));
      }),
    update: (collection, id, changes) =>
      calls.call(async () => {
        checkCollection(collection);
        const checked = storableChanges(collection, changes);
        const before = see(collection, id);
        if (!before) return false;
        write(collection, changeDocument(collection, before, checked));
        return true;
      }),
  };
}
