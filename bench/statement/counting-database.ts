import type { DocumentDatabase } from '../../backend/ports/document-database';

export interface CountingDatabase extends DocumentDatabase {
  /** Calls since the last reset. */
  readonly calls: () => number;
  readonly reset: () => void;
}

/** Counts every call to the database that a statement or the night's comparison makes. */
export function countingDatabase(database: DocumentDatabase): CountingDatabase {
  let calls = 0;
  const counted = <Arguments extends readonly unknown[], Answer>(call: (...input: Arguments) => Promise<Answer>) => {
    return (...input: Arguments): Promise<Answer> => {
      calls += 1;
      return call(...input);
    };
  };
  return {
    ...database,
    calls: () => calls,
    reset: () => {
      calls = 0;
    },
    find: counted(database.find),
    list: counted(database.list),
    add: counted(database.add),
    put: counted(database.put),
    update: counted(database.update),
    updateWhere: counted(database.updateWhere),
  };
}
