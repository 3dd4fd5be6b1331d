import type { OrderRow } from '../../../core/commission/order-row';
import type { DayFact } from '../../../core/figures/day-count';
import type { DayFigures } from '../../../core/figures/day-figures';
import { parsePromoterAccount } from '../../../core/ledger/account';
import type { Posting } from '../../../core/ledger/ledger-transaction';
import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { DocumentDatabase, Json, StoredDocument, Where } from '../../ports/document-database';
import type { FactPage, FigureRecords, FigureSource, KeptFigures } from '../../ports/figure-records';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import { ledgerTransactionOf } from './ledger-document';
import { readMomentPage } from './moment-pages';
import { storedOrderOf } from './order-document';

const collection = 'daily_metrics';
const kind = 'figures';
const pageSize = 1000;
const mostBrands = 1000;

const momentFields = {
  created: { collection: 'orders', field: 'createdAtMs', pageSize },
  settled: { collection: 'orders', field: 'settled.atMs', pageSize },
  booked: { collection: 'ledger', field: 'bookedAtMs', pageSize },
  touched: { collection: 'touches', field: 'atMs', pageSize },
  joined: { collection: 'memberships', field: 'joinedAtMs', pageSize },
} as const;

const updatedPage = { collection: 'orders', field: 'updatedAtMs', pageSize };

interface Read {
  readonly documents: readonly StoredDocument[];
  readonly nextPlace: string | null;
}

/** Figures as documents `figures|brand|yyyymmdd` of daily_metrics; facts along the indexes of their moments. */
export function documentFigureRecords(database: DocumentDatabase, settings: ProgramSettingsSource): FigureRecords {
  const read = (source: FigureSource, day: BeijingDay, place: string): Promise<Read> => {
    if (source === 'free') return readFree(database, day, place);
    const fromMs = startOfBeijingDayMs(day);
    return readMomentPage(database, momentFields[source], { place, fromMs, beforeMs: fromMs + dayMs });
  };
  return {
    async readPage(source, day, place): Promise<FactPage> {
      const { documents, nextPlace } = await read(source, day, place);
      const { shops } = await settings.current();
      const brandOf = new Map(shops.map(({ shopAppid, brandId }) => [shopAppid, brandId]));
      const facts = documents.flatMap((document) => factsOf(source, document, brandOf));
      return { facts, nextPlace, changedDays: await changedDays(database, facts) };
    },
    async findFirstDay() {
      const firsts = [momentFields.created, momentFields.touched, momentFields.joined].map(
        async ({ collection: from, field }) => {
          const [first] = await database.list(from, { where: {}, orderBy: [[field, 'asc']], limit: 1 });
          return first === undefined ? [] : [Number(first[field])];
        },
      );
      const moments = (await Promise.all(firsts)).flat();
      return moments.length === 0 ? undefined : beijingDayOf(Math.min(...moments));
    },
    async readChanged(day, place) {
      const fromMs = startOfBeijingDayMs(day);
      const { documents, nextPlace } = await readMomentPage(database, updatedPage, {
        place,
        fromMs,
        beforeMs: fromMs + dayMs,
      });
      const days = documents.flatMap((document) => daysOf(storedOrderOf(document).row));
      return { changedDays: [...new Set(days)], nextPlace };
    },
    async listDay(day) {
      const found = await database.list(collection, { where: { kind, day }, limit: mostBrands });
      return found.map(keptFiguresOf);
    },
    async listDays(brandId, fromDay, throughDay) {
      const where = { kind, brandId, day: { gte: fromDay, lte: throughDay } };
      const found = await database.list(collection, { where, orderBy: [['day', 'asc']], limit: mostBrands });
      return found.map(keptFiguresOf);
    },
    keep: ({ brandId, day, figures, countedAtMs }) =>
      database.put(collection, {
        ...{ _id: figuresId(brandId, day), kind, brandId, day, countedAtMs },
        figures: figures as unknown as Json,
      }),
    async confirm(brandId, day, countedAtMs) {
      await database.update(collection, figuresId(brandId, day), { set: { countedAtMs } });
    },
  };
}

/** The id of a brand's figures of a day, or of the whole agency's. */
export function figuresId(brandId: string, day: BeijingDay): string {
  return `figures|${brandId}|${day}`;
}

export function keptFiguresOf({ brandId, day, figures, countedAtMs }: StoredDocument): KeptFigures {
  return {
    brandId: String(brandId),
    day: day as BeijingDay,
    figures: figures as unknown as DayFigures,
    countedAtMs: Number(countedAtMs),
  };
}

/** Orders whose money comes free on a day, by id. */
async function readFree(database: DocumentDatabase, day: BeijingDay, afterId: string): Promise<Read> {
  const where: Where = { dueDay: day, _id: { gt: afterId } };
  const documents = await database.list('orders', { where, orderBy: [['_id', 'asc']], limit: pageSize });
  const last = documents[documents.length - 1];
  return { documents, nextPlace: last && documents.length === pageSize ? last._id : null };
}

function factsOf(source: FigureSource, document: StoredDocument, brandOf: ReadonlyMap<string, string>): DayFact[] {
  switch (source) {
    case 'booked':
      return [{ source, entry: ledgerTransactionOf(document) }];
    case 'touched': {
      const brandId = brandOf.get(String(document.shopAppid));
      return brandId === undefined ? [] : [{ source, brandId }];
    }
    case 'joined':
      return [{ source, brandId: String(document.brandId) }];
    default:
      return [{ source, row: storedOrderOf(document).row }];
  }
}

const changing: readonly string[] = [
  'ORDER_REFUNDED',
  'ORDER_CANCELLED',
  'AMOUNT_CHANGED',
  'SHARER_CHANGED',
  'REATTRIBUTED',
];

/** The days on which orders count whose money changed again. */
async function changedDays(database: DocumentDatabase, facts: readonly DayFact[]): Promise<BeijingDay[]> {
  const entries = facts.flatMap((fact) => (fact.source === 'booked' ? [fact.entry] : []));
  const changes = entries.filter(({ cause, orderKey }) => orderKey !== null && changing.includes(cause));
  const keys = [...new Set(changes.map(({ orderKey }) => String(orderKey)))];
  if (keys.length === 0) return [];
  const documents = await database.list('orders', { where: { _id: { in: keys } }, limit: keys.length });
  const days = documents.flatMap((document) => daysOf(storedOrderOf(document).row));
  return [...new Set([...days, ...changes.flatMap(({ postings }) => postings.flatMap(freeDaysOf))])];
}

/** The row of an order that lost its day no longer tells it. */
function freeDaysOf({ from, to }: Posting): BeijingDay[] {
  return [from, to].flatMap((account) => {
    const at = parsePromoterAccount(account)?.at;
    return at?.place === 'due' ? [at.day] : [];
  });
}

/** The days in whose figures an order is counted as it stands. */
function daysOf({ snapshot, settled, dueDay }: OrderRow): BeijingDay[] {
  const moments = settled === null ? [snapshot.createdAtMs] : [snapshot.createdAtMs, settled.atMs];
  return [...moments.map(beijingDayOf), ...(dueDay === null ? [] : [dueDay])];
}
