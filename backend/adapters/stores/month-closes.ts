import type { NumberedMonth } from '../../../core/closing/month-table';
import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { MonthClose, MonthCloses } from '../../ports/month-closes';
import { auditDocument } from './audit-log';
import { ledgerTransactionOf } from './ledger-document';
import { readMomentPage } from './moment-pages';

const collection = 'month_closes';
const ledgerSource = { collection: 'ledger', field: 'bookedAtMs', pageSize: 1000 };
const mostItems = 1000;
const mostDays = 100;
/** Sorts after every number. */
const end = '~';

const rowId = (month: string, number: number) => `${month}|${String(number).padStart(9, '0')}`;

function monthDocument(close: MonthClose): StoredDocument {
  return { _id: close.month, kind: 'month', ...(close as unknown as Record<string, Json>) };
}

function monthOf({ _id, kind: _kind, ...fields }: StoredDocument): MonthClose {
  return fields as unknown as MonthClose;
}

function rowOf({ _id, kind: _kind, ...fields }: StoredDocument): NumberedMonth {
  return fields as unknown as NumberedMonth;
}

/** A day that a work item is about: where it names none, the day on which it was found. */
function dayOfItem({ sealDay, foundDay, foundAtMs }: StoredDocument): string {
  return String(sealDay ?? foundDay ?? beijingDayOf(Number(foundAtMs ?? 0)));
}

/** Months as documents `yyyymm`, and their promoters' rows as `yyyymm|number`; nothing here changes or removes one. */
export function documentMonthCloses(database: DocumentDatabase): MonthCloses {
  return {
    async findMonth(month) {
      const document = await database.find(collection, month);
      return document && monthOf(document);
    },
    async listMonths(beforeMonth, limit) {
      const where = { kind: 'month', month: { lt: beforeMonth } };
      return (await database.list(collection, { where, orderBy: [['month', 'desc']], limit })).map(monthOf);
    },
    async addRow(month, row) {
      const _id = rowId(month, row.number);
      await database.add(collection, { _id, kind: 'row', ...(row as unknown as Record<string, Json>) });
    },
    async listRows(month, afterNumber, limit) {
      const where = { _id: { gt: rowId(month, afterNumber), lt: `${month}|${end}` } };
      return (await database.list(collection, { where, orderBy: [['_id', 'asc']], limit })).map(rowOf);
    },
    add: (close, entry) =>
      database.transaction(async (documents) => {
        if (await documents.find(collection, close.month)) return 'duplicate';
        if (await documents.find('audit', entry.id)) return 'entry-taken';
        await documents.add(collection, [monthDocument(close)]);
        await documents.add('audit', [auditDocument(entry)]);
        return 'added';
      }),
    async findFirstBookedAtMs() {
      const where = { bookedAtMs: { gte: 0 } };
      const [first] = await database.list('ledger', { where, orderBy: [['bookedAtMs', 'asc']], limit: 1 });
      return first && Number(first.bookedAtMs);
    },
    async readLedger(range) {
      const { documents, nextPlace } = await readMomentPage(database, ledgerSource, range);
      return { entries: documents.map(ledgerTransactionOf), nextPlace };
    },
    listNotedDays: (period) => listNotedDays(database, period),
    async listOpenItems(throughDay) {
      const where = { state: 'open' };
      const found = await database.list('risk_cases', { where, orderBy: [['foundAtMs', 'asc']], limit: mostItems });
      return found
        .filter((item) => item.class !== 'timing' && dayOfItem(item) <= throughDay)
        .map((item) => ({ kind: String(item.kind), day: dayOfItem(item) }));
    },
  };
}

async function listNotedDays(
  database: DocumentDatabase,
  { fromDay, throughDay }: { readonly fromDay: BeijingDay; readonly throughDay: BeijingDay },
) {
  const noted = async (kind: string) =>
    database.list('daily_metrics', {
      where: { kind, day: { gte: fromDay, lte: throughDay } },
      orderBy: [['day', 'asc']],
      limit: mostDays,
    });
  const [wallets, funds] = await Promise.all([noted('reconcile'), noted('funds')]);
  const dayOf = ({ day }: StoredDocument) => String(day);
  const unfinished = [
    ...wallets.filter(({ state }) => state === 'open').map(dayOf),
    ...funds.filter(({ isFinished }) => isFinished !== true).map(dayOf),
  ];
  return {
    red: wallets.filter(({ state }) => state === 'red').map(dayOf),
    unfinished: [...new Set(unfinished)].sort(),
  };
}
