import type { DocumentDatabase } from '../../../backend/ports/document-database';
import { describePlainCalls } from './plain-calls.contract';
import { describeQueries } from './queries.contract';
import { describeStoredValues } from './stored-values.contract';
import { describeTransactionConflicts } from './transaction-conflicts.contract';
import { describeTransactions } from './transactions.contract';

export interface OpenedDatabase {
  readonly database: DocumentDatabase;
  close(): Promise<void>;
}

/** The collections that the behaviours write to; they are empty before each of them. */
const usedCollections = ['wallets', 'orders', 'ledger'] as const;

/** How every document database behaves, whatever stands behind the port. */
export function describeDocumentDatabase(name: string, open: () => Promise<OpenedDatabase>): void {
  describe(`document database: ${name}`, () => {
    let opened: OpenedDatabase;
    const database = () => opened.database;

    beforeAll(async () => {
      opened = await open();
    });
    beforeEach(async () => {
      for (const collection of usedCollections) {
        await opened.database.removeWhere(collection, { _id: { gt: '' } });
      }
    });
    afterAll(() => opened.close());

    describePlainCalls(database);
    describeStoredValues(database);
    describeQueries(database);
    describeTransactions(database);
    describeTransactionConflicts(database);
  });
}
