import type { LedgerSeal } from '../../../core/ledger/ledger-seal';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { DocumentDatabase, Json, StoredDocument, Where } from '../../ports/document-database';
import type { LedgerSeals } from '../../ports/ledger-seals';

const collection = 'daily_metrics';
const pageSize = 1000;
const closedThroughId = 'sealed-through';

/** Sorts after every promoter's and every day's text, and after the bar between them. */
const end = '~';

function sealId(promoter: string, day: string): string {
  return `seal|${promoter}|${day}`;
}

function sealDocument(seal: LedgerSeal): StoredDocument {
  return { _id: sealId(seal.promoter, seal.day), kind: 'seal', ...(seal as unknown as Record<string, Json>) };
}

function sealOf(document: StoredDocument): LedgerSeal {
  const { promoter, day, throughMs, entryIds, count, head, balances } = document as unknown as LedgerSeal;
  return { promoter, day, throughMs, entryIds, count, head, balances };
}

/** Seals as documents `seal|promoter|yyyymmdd` of daily_metrics, read along their ids. */
export function documentLedgerSeals(database: DocumentDatabase): LedgerSeals {
  const list = (where: Where) => database.list(collection, { where, orderBy: [['_id', 'asc']], limit: pageSize });
  return {
    async findNewest(promoter, beforeDay) {
      const where: Where = { _id: { gt: sealId(promoter, ''), lt: sealId(promoter, beforeDay ?? end) } };
      const [found] = await database.list(collection, { where, orderBy: [['_id', 'desc']], limit: 1 });
      return found && sealOf(found);
    },
    async listOf(promoter, { fromDay, throughDay }) {
      const lte = sealId(promoter, throughDay);
      const documents = await list({ _id: { gte: sealId(promoter, fromDay), lte } });
      for (let size = documents.length; size === pageSize; ) {
        const page = await list({ _id: { gt: documents[documents.length - 1]?._id ?? lte, lte } });
        documents.push(...page);
        size = page.length;
      }
      return documents.map(sealOf);
    },
    async listPromoters(afterPromoter) {
      const gt = afterPromoter === '' ? 'seal|' : sealId(afterPromoter, end);
      const documents = await list({ _id: { gt, lt: `seal|${end}` } });
      return [...new Set(documents.map((document) => sealOf(document).promoter))];
    },
    addSeal: (seal) => database.add(collection, sealDocument(seal)),
    async findClosedThroughDay() {
      const found = await database.find(collection, closedThroughId);
      return (found?.day as BeijingDay | undefined) ?? null;
    },
    closeThrough: (day) => database.put(collection, { _id: closedThroughId, kind: 'sealed-through', day }),
  };
}
