import { invariant } from '../../../core/invariant';
import type { Clock } from '../../ports/clock';
import {
  type DocumentDatabase,
  type DocumentTransaction,
  DuplicateKey,
  type StoredDocument,
} from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import { Outage } from '../../ports/outage';
import type { RandomSource } from '../../ports/random';
import { checkLimit } from './checked-query';
import { commitFailure, databaseFailure } from './database-failure';
import { queryStages } from './query-stages';
import { sdkChanges, sdkReplacement, sdkWhere, storedDocumentOf } from './sdk-arguments';
import type { SdkCollections, SdkCommand, SdkDatabase, SdkTransaction } from './sdk-database';
import { checkId, storableDocument } from './storable-document';
import {
  AttemptConflict,
  defaultTransactionLimits,
  retryAfterConflicts,
  runAttempt,
  TransactionCalls,
} from './transaction-attempt';

export interface CloudDatabaseParts {
  /** Of `cloud.database({ throwOnNotFound: false })`, so that a missing document is an answer and not an error. */
  readonly database: SdkDatabase;
  /** `database.command` of the same instance: commands of another copy of the SDK would be stored as data. */
  readonly command: SdkCommand;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly journal: Journal;
}

/**
 * The document database over 云开发. Every call is one call on the wire; a transaction is one to start, one for each
 * of its calls, and one to commit.
 *
 * Errors: Outage when the service does not answer or refuses; DuplicateKey and TransactionConflict as the port says.
 */
export function cloudDocumentDatabase(parts: CloudDatabaseParts): DocumentDatabase {
  const { database, command } = parts;
  const single = singleDocuments(database, command, plainFailure);
  const query = queries(database, command);
  return {
    ...query,
    find: single.find,
    put: single.put,
    update: single.update,
    async add(collection, document) {
      try {
        await single.add(collection, [document]);
        return 'added';
      } catch (error) {
        if (error instanceof DuplicateKey) return 'duplicate';
        throw error;
      }
    },
    async remove(collection, id) {
      checkId(collection, id);
      const operation = `database.remove ${collection}`;
      const { stats } = await answered(operation, plainFailure, () => database.collection(collection).doc(id).remove());
      return stats.removed === 1;
    },
    transaction(work, limits = defaultTransactionLimits) {
      return retryAfterConflicts(() => runCloudTransaction(parts, work), limits, parts);
    },
  };
}

type FailureReader = (operation: string, error: unknown) => Error;

/** Outside a transaction a conflict is no reason to start over, only to try the call again later. */
function plainFailure(operation: string, error: unknown): Error {
  const failure = databaseFailure(operation, error);
  return failure instanceof AttemptConflict ? new Outage(operation, failure.message, true) : failure;
}

async function answered<T>(operation: string, failure: FailureReader, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw failure(operation, error);
  }
}

/** Calls on single documents, the same inside and outside a transaction. */
function singleDocuments(
  collections: SdkCollections,
  command: SdkCommand,
  failure: FailureReader,
): DocumentTransaction {
  return {
    async find(collection, id) {
      checkId(collection, id);
      const operation = `database.find ${collection}`;
      const { data } = await answered(operation, failure, () => collections.collection(collection).doc(id).get());
      return data ? storedDocumentOf(data) : undefined;
    },
    async add(collection, documents) {
      const copies = documents.map((document) => storableDocument(collection, document));
      invariant(copies.length > 0, `${collection}: nothing to add`);
      const data = copies.length === 1 ? (copies[0] as StoredDocument) : copies;
      await answered(`database.add ${collection}`, failure, () => collections.collection(collection).add({ data }));
    },
    async put(collection, document) {
      const copy = storableDocument(collection, document);
      const target = collections.collection(collection).doc(copy._id);
      await answered(`database.put ${collection}`, failure, () => target.set({ data: sdkReplacement(copy) }));
    },
    async update(collection, id, changes) {
      checkId(collection, id);
      const data = sdkChanges(command, collection, changes);
      const target = collections.collection(collection).doc(id);
      const { stats } = await answered(`database.update ${collection}`, failure, () => target.update({ data }));
      return stats.updated === 1;
    },
  };
}

/** Calls on whatever fits. They exist outside transactions only: the SDK does not send a transaction's id with them. */
function queries(
  database: SdkDatabase,
  command: SdkCommand,
): Pick<DocumentDatabase, 'list' | 'count' | 'updateWhere' | 'removeWhere'> {
  const stages = queryStages(database, command);
  const where = (collection: string, conditions: Parameters<typeof sdkWhere>[1]) =>
    database.collection(collection).where(sdkWhere(command, conditions));
  return {
    async list(collection, query) {
      checkLimit(query);
      const { join } = query;
      const operation = `database.list ${collection}`;
      if (join) return answered(operation, plainFailure, () => stages.joinedList(collection, query, join));
      const ordered = (query.orderBy ?? []).reduce(
        (sofar, [field, direction]) => sofar.orderBy(field, direction),
        where(collection, query.where),
      );
      const { data } = await answered(operation, plainFailure, () => ordered.limit(query.limit).get());
      return data.map(storedDocumentOf);
    },
    async count(collection, conditions, most) {
      if (most !== undefined) {
        const operation = `database.count ${collection}`;
        return answered(operation, plainFailure, () => stages.countUpTo(collection, conditions, most));
      }
      const fitting = where(collection, conditions);
      return (await answered(`database.count ${collection}`, plainFailure, () => fitting.count())).total;
    },
    async updateWhere(collection, conditions, changes) {
      const data = sdkChanges(command, collection, changes);
      const fitting = where(collection, conditions);
      const operation = `database.updateWhere ${collection}`;
      return (await answered(operation, plainFailure, () => fitting.update({ data }))).stats.updated;
    },
    async removeWhere(collection, conditions) {
      const fitting = where(collection, conditions);
      const operation = `database.removeWhere ${collection}`;
      return (await answered(operation, plainFailure, () => fitting.remove())).stats.removed;
    },
  };
}

/**
 * One attempt. The SDK's runTransaction is not used: it retries at once, without a wait, and wx-server-sdk hides from
 * it which errors are conflicts. Every failed attempt is rolled back, or its locks would live for up to 30 seconds.
 */
async function runCloudTransaction<T>(
  parts: CloudDatabaseParts,
  work: (transaction: DocumentTransaction) => Promise<T>,
): Promise<T> {
  const started = await answered('database.start', databaseFailure, () => parts.database.startTransaction());
  const calls = new TransactionCalls();
  return runAttempt(() => work(guardedCalls(started, parts.command, calls)), calls, {
    async commit() {
      try {
        await started.commit();
      } catch (error) {
        throw commitFailure(error);
      }
    },
    async rollback() {
      try {
        await started.rollback();
      } catch (error) {
        // The first error counts. A conflict has often ended the transaction already, and 30 seconds end it anyway.
        parts.journal.info('rollback-failed', { reason: databaseFailure('database.rollback', error).message });
      }
    },
  });
}

function guardedCalls(started: SdkTransaction, command: SdkCommand, calls: TransactionCalls): DocumentTransaction {
  const single = singleDocuments(started, command, databaseFailure);
  return {
    find: (collection, id) => calls.call(() => single.find(collection, id)),
    add: (collection, documents) => calls.call(() => single.add(collection, documents)),
    put: (collection, document) => calls.call(() => single.put(collection, document)),
    update: (collection, id, changes) => calls.call(() => single.update(collection, id, changes)),
  };
}
