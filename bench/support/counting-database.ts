import type { DocumentDatabase, DocumentTransaction } from '../../backend/ports/document-database';

export interface CountingDatabase extends DocumentDatabase {
  /** Calls since the last reset, as they go over the wire: a transaction is one to start and one to end, besides its own. */
  readonly calls: () => number;
  readonly reset: () => void;
}

/** Counts every call to the database that some work makes. */
export function countingDatabase(database: DocumentDatabase): CountingDatabase {
  let calls = 0;
  const counted = <Arguments extends readonly unknown[], Answer>(call: (...input: Arguments) => Promise<Answer>) => {
    return (...input: Arguments): Promise<Answer> => {
      calls += 1;
      return call(...input);
    };
  };
  const countedInside = (transaction: DocumentTransaction): DocumentTransaction => ({
    find: counted(transaction.find),
    add: counted(transaction.add),
    put: counted(transaction.put),
    update: counted(transaction.update),
  });
  return {
    calls: () => calls,
    reset: () => {
      calls = 0;
    },
    find: counted(database.find),
    list: counted(database.list),
    count: counted(database.count),
    add: counted(database.add),
    put: counted(database.put),
    update: counted(database.update),
    updateWhere: counted(database.updateWhere),
    remove: counted(database.remove),
    removeWhere: counted(database.removeWhere),
    transaction: (work, limits) =>
      database.transaction((transaction) => {
        // Each attempt starts and ends one.
        calls += 2;
        return work(countedInside(transaction));
      }, limits),
  };
}
