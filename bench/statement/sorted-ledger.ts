import type { DocumentDatabase, StoredDocument } from '../../backend/ports/document-database';

/**
 * A database whose ledger is kept in the order of its index, as the service keeps it: a page costs what it holds. The
 * database in memory looks at every document for every page, which would measure the bench and not the product.
 */
export function sortedLedger(database: DocumentDatabase, ledger: readonly StoredDocument[]): DocumentDatabase {
  const moments = ledger.map(({ bookedAtMs }) => Number(bookedAtMs));
  return {
    ...database,
    async list(collection, query) {
      if (collection !== 'ledger') return database.list(collection, query);
      const range = query.where.bookedAtMs;
      if (typeof range !== 'object' || range === null || 'in' in range) throw new Error('the bench knows ranges only');
      const start = firstFrom(moments, Number(range.gte));
      const end = Math.min(firstFrom(moments, Number(range.lt)), start + query.limit);
      return ledger.slice(start, end);
    },
  };
}

function firstFrom(moments: readonly number[], fromMs: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) < fromMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
