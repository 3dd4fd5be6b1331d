import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import type { DocumentDatabase } from '../../ports/document-database';

/** A database that counts the reads of many documents and of one. */
export function orderDeskUnderTest(memory: DocumentDatabase = memoryDocumentDatabase()) {
  let calls = 0;
  const database: DocumentDatabase = {
    ...memory,
    list: (...asked) => {
      calls += 1;
      return memory.list(...asked);
    },
    find: (...asked) => {
      calls += 1;
      return memory.find(...asked);
    },
    count: (...asked) => {
      calls += 1;
      return memory.count(...asked);
    },
  };
  const reset = () => {
    calls = 0;
  };
  return { database, calls: () => calls, reset };
}
