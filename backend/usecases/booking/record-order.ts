import { applySnapshot, type SnapshotDecision, type SnapshotFacts } from '../../../core/commission/apply-snapshot';
import type { OrderAlert } from '../../../core/commission/booking-draft';
import type { OrderRow, OrderTerms } from '../../../core/commission/order-row';
import {
  commissionStatuses,
  isCancelled,
  type OrderSnapshot,
  orderKeyOf,
  orderStatuses,
} from '../../../core/commission/order-snapshot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import { DuplicateKey, TransactionConflict, type TransactionLimits } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import type { BooksTransaction, OrderBooks } from '../../ports/order-books';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import { brandOfShop, orderTerms } from './order-terms';
import { writeBooking } from './write-booking';

export interface RecordOrderPorts {
  readonly books: OrderBooks;
  readonly settings: ProgramSettingsSource;
  readonly clock: Clock;
  readonly journal: Journal;
}

export interface OrderNews extends SnapshotFacts {
  /** The inbox row that brought the news; absent for a poll. */
  readonly appliedEvent?: string;
}

export type Recorded = 'booked' | 'noted' | 'unchanged';
export type RecordRejection = 'read-again' | 'shop-without-brand' | 'ledger-conflict';
type Recording = Outcome<Recorded, RecordRejection>;

/** What one attempt works with. */
interface Attempt {
  readonly ports: RecordOrderPorts;
  readonly settings: ProgramSettings;
  readonly news: OrderNews;
  readonly limits: TransactionLimits | undefined;
}

/** Somebody else wrote the same row first; starting again sees what he wrote. */
const raceAttempts = 3;

/**
 * Brings the books up to one snapshot of an order: row, ledger lines and wallets commit together or not at all, and
 * doing it again changes nothing.
 *
 * Database calls, warm and without conflict: 7 when money moves, 2 when none does (1 more at an unpaid order's first
 * sight).
 *
 * Rejections: `read-again` (ambiguous snapshot; read the order once more after a second), `shop-without-brand` and
 * `ledger-conflict` (under the id of a line that was to be added the ledger says something else; a person is told). Of
 * these nothing is written and the caller keeps the news. Lines that are there already with the same content are a repeat:
 * nothing is written either, and the answer is `unchanged`. Errors: Outage, TransactionConflict.
 */
export async function recordOrder(
  ports: RecordOrderPorts,
  news: OrderNews,
  limits?: TransactionLimits,
): Promise<Recording> {
  const attempt = { ports, news, limits, settings: await ports.settings.current() };
  for (let count = 1; count < raceAttempts; count += 1) {
    try {
      const recording = await recordOnce(attempt);
      if (recording) return recording;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
    }
  }
  return recordOrTell(attempt);
}

/** A ledger id that is still taken when the row has just been read in the same transaction is no race. */
async function recordOrTell(attempt: Attempt): Promise<Recording> {
  try {
    return await recordInTransaction(attempt);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    if (!(error instanceof LedgerDuplicate)) throw new TransactionConflict(error.message);
    const { journal } = attempt.ports;
    const facts = { orderKey: orderKeyOf(attempt.news.snapshot), reason: error.message };
    if (error.content === 'same') {
      journal.info('ledger-repeat', facts);
      return ok('unchanged');
    }
    journal.alarm('LEDGER_CONFLICT', facts);
    return rejected('ledger-conflict', error.message);
  }
}

/** undefined: somebody was faster and nothing was written. */
async function recordOnce(attempt: Attempt): Promise<Recording | undefined> {
  const { ports, news } = attempt;
  if (mayNeedDueBuckets(news.snapshot)) return recordInTransaction(attempt);
  const stored = await ports.books.findOrder(orderKeyOf(news.snapshot));
  if (!stored) return recordFirstSight(attempt);
  const decision = decide(attempt, stored.row, undefined);
  if (decision.kind === 'read-again') return rejected('read-again');
  if (decision.kind === 'unchanged') return ok('unchanged');
  if (decision.entries.length > 0) return recordInTransaction(attempt);
  raiseAlerts(ports.journal, decision.alerts);
  const written = await ports.books.noteOrder(stored, decision.row, news.appliedEvent);
  return written ? ok('noted') : undefined;
}

/**
 * Only settled and received, or cancelled, orders can have money in due buckets, whose wallet must be read. All others
 * are looked at before a transaction is opened, so that a change of status alone costs two calls.
 */
function mayNeedDueBuckets(snapshot: OrderSnapshot): boolean {
  const { commissionStatus, orderStatus } = snapshot;
  const earned = commissionStatus === commissionStatuses.settled && orderStatus === orderStatuses.received;
  return earned || isCancelled(snapshot);
}

/** The new row is added, never set: if somebody was faster the key is taken and nothing of ours is written. */
async function recordFirstSight(attempt: Attempt): Promise<Recording | undefined> {
  const { books, journal } = attempt.ports;
  const { appliedEvent } = attempt.news;
  const terms = await findTerms(attempt, books);
  if (!terms.ok) return terms;
  const decision = decide(attempt, undefined, terms.value);
  if (decision.kind !== 'changed') return ok('unchanged');
  raiseAlerts(journal, decision.alerts);
  if (decision.entries.length === 0) {
    return (await books.addOrder(decision.row, appliedEvent)) === 'added' ? ok('noted') : undefined;
  }
  await books.transaction(async (transaction) => {
    await transaction.addOrder(decision.row, appliedEvent);
    await writeBooking(transaction, decision.entries);
  }, attempt.limits);
  return ok('booked');
}

async function recordInTransaction(attempt: Attempt): Promise<Recording> {
  const { books, journal } = attempt.ports;
  const result = await books.transaction((transaction) => bookInTransaction(attempt, transaction), attempt.limits);
  raiseAlerts(journal, result.alerts);
  return result.recording;
}

async function bookInTransaction(
  attempt: Attempt,
  books: BooksTransaction,
): Promise<{ recording: Recording; alerts: readonly OrderAlert[] }> {
  const { snapshot, appliedEvent } = attempt.news;
  const stored = await books.findOrder(orderKeyOf(snapshot));
  const terms = stored ? undefined : await findTerms(attempt, books);
  if (terms && !terms.ok) return { recording: terms, alerts: [] };
  const decision = decide(attempt, stored?.row, terms?.value);
  if (decision.kind === 'read-again') return { recording: rejected('read-again'), alerts: [] };
  if (decision.kind === 'unchanged') return { recording: ok('unchanged'), alerts: [] };
  await (stored ? books.updateOrder(stored, decision.row, appliedEvent) : books.addOrder(decision.row, appliedEvent));
  await writeBooking(books, decision.entries);
  return { recording: ok(decision.entries.length > 0 ? 'booked' : 'noted'), alerts: decision.alerts };
}

async function findTerms(
  { settings, news }: Attempt,
  reader: Pick<BooksTransaction, 'findMembership' | 'findUnjoined'>,
): Promise<Outcome<OrderTerms, 'shop-without-brand'>> {
  const { snapshot } = news;
  const brand = brandOfShop(settings, snapshot.shopAppid);
  if (!brand) return rejected('shop-without-brand', snapshot.shopAppid);
  const promoter = snapshot.sharer?.promoter;
  if (promoter === undefined) return ok(orderTerms(settings, brand, undefined, snapshot));
  const joined = await reader.findMembership(brand.brandId, promoter);
  // What he agreed to matters only once the agency changed who pays; until then the second read is saved.
  const mayDiffer = settings.agency.settlements !== undefined;
  const membership = joined ?? (mayDiffer ? await reader.findUnjoined(brand.brandId, promoter) : undefined);
  return ok(orderTerms(settings, brand, membership, snapshot));
}

function decide(attempt: Attempt, row: OrderRow | undefined, terms: OrderTerms | undefined): SnapshotDecision {
  const { ports, settings, news } = attempt;
  const context = { agencyAppid: settings.agency.agencyAppid, nowMs: ports.clock.nowMs() };
  return applySnapshot(row, news, terms ? { ...context, terms } : context);
}

function raiseAlerts(journal: Journal, alerts: readonly OrderAlert[]): void {
  for (const { code, detail } of alerts) journal.alarm(code, { detail });
}
