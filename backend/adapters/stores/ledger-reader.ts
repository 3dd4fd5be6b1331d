import { compareEntries } from '../../../core/ledger/entry-chain';
import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import type { DocumentDatabase, Where } from '../../ports/document-database';
import type { LedgerReader } from '../../ports/ledger-reader';
import { ledgerTransactionOf } from './ledger-document';

const pageSize = 1000;
const idsAtOnce = 100;

/** The ledger over documents, along the index (promoters, bookedAtMs). */
export function documentLedgerReader(database: DocumentDatabase): LedgerReader {
  const list = async (where: Where, orderBy: 'bookedAtMs' | '_id') => {
    const documents = await database.list('ledger', { where, orderBy: [[orderBy, 'asc']], limit: pageSize });
    return documents.map(ledgerTransactionOf);
  };
  /** Everything of one moment: only a moment with more entries than a page holds is read like this. */
  const readMoment = async (promoter: string, bookedAtMs: number) => {
    const entries: LedgerTransaction[] = [];
    for (let afterId = ''; ; ) {
      const page = await list({ promoters: promoter, bookedAtMs, _id: { gt: afterId } }, '_id');
      entries.push(...page);
      const last = page[page.length - 1];
      if (!last || page.length < pageSize) return entries;
      afterId = last.id;
    }
  };
  return {
    async readPage(promoter, { fromMs, beforeMs }) {
      const where = { promoters: promoter, bookedAtMs: { gte: fromMs, lt: beforeMs } };
      const found = await list(where, 'bookedAtMs');
      const last = found[found.length - 1];
      if (!last || found.length < pageSize) return { entries: found.sort(compareEntries), nextFromMs: null };
      const whole = found.filter(({ bookedAtMs }) => bookedAtMs < last.bookedAtMs);
      if (whole.length > 0) return { entries: whole.sort(compareEntries), nextFromMs: last.bookedAtMs };
      const entries = await readMoment(promoter, last.bookedAtMs);
      return { entries: entries.sort(compareEntries), nextFromMs: last.bookedAtMs + 1 };
    },
    async findEntries(ids) {
      const entries: LedgerTransaction[] = [];
      for (let start = 0; start < ids.length; start += idsAtOnce) {
        const some = ids.slice(start, start + idsAtOnce);
        const documents = await database.list('ledger', { where: { _id: { in: some } }, limit: idsAtOnce });
        entries.push(...documents.map(ledgerTransactionOf));
      }
      return entries;
    },
  };
}
