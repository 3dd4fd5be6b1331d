import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { CorrectionActor, CorrectionStore, CorrectionTransaction } from '../../ports/correction-store';
import { DuplicateKey, type Json, TransactionConflict } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import { LedgerDuplicate } from '../../ports/ledger-duplicate';
import type { PayoutRecall } from '../../ports/payout-recall';

export interface AuditedBooksPorts {
  readonly corrections: CorrectionStore;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Called after a block was written; without it the next look at each payout finds the block. */
  readonly payoutRecall?: PayoutRecall;
}

export interface BooksRequest {
  readonly action: string;
  /** Made by the page once for each intention, so that sending it again does it once. */
  readonly requestId: string;
  /** Why, in the words of who asks: at least four characters. */
  readonly reason: string;
  /** What was asked, to tell a repeat from another request under the same id. */
  readonly asked: object;
}

/** What was done, for the audit and for the answer. */
export interface BooksChange<T> {
  readonly brandId: string | null;
  readonly subject: string;
  readonly before: object | null;
  readonly after: object | null;
  readonly answer: T;
}

export type BooksRefusal = 'reason-missing' | 'request-id-taken' | 'ledger-conflict';

/** At a second try the entry of the rival is there. */
const tries = 2;
const shortestReason = 4;

/**
 * Changes order, ledger and wallets by hand, and writes down who did it and why, in one transaction. The same request
 * again moves nothing and gets the same answer.
 *
 * Rejections: those of `work`, after which the transaction keeps what `work` wrote; reason-missing; request-id-taken for
 * another request under the same id (an alarm says so); ledger-conflict when the ledger has a line that neither this
 * request nor the order knows of (a person is told, nothing was written). Errors: Outage, TransactionConflict.
 */
export async function auditedBooks<T extends object, Code extends string>(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: BooksRequest,
  work: (books: CorrectionTransaction, nowMs: number) => Promise<Outcome<BooksChange<T>, Code>>,
): Promise<Outcome<T, Code | BooksRefusal>> {
  if (request.reason.trim().length < shortestReason) return rejected('reason-missing');
  for (let count = 1; ; count += 1) {
    try {
      const done = await ports.corrections.transaction((books) => changeOnce(ports, actor, request, books, work));
      if (!done.ok && done.code === 'request-id-taken')
        ports.journal.alarm('REQUEST_CONFLICT', { action: request.action });
      return done;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      if (count < tries) continue;
      if (!(error instanceof LedgerDuplicate)) throw new TransactionConflict(error.message);
      // Even a line of the same content is a conflict here: a repeat of this request would have met its own entry.
      ports.journal.alarm('LEDGER_CONFLICT', { action: request.action, reason: error.message });
      return rejected('ledger-conflict', error.message);
    }
  }
}

async function changeOnce<T extends object, Code extends string>(
  ports: AuditedBooksPorts,
  actor: CorrectionActor,
  request: BooksRequest,
  books: CorrectionTransaction,
  work: (books: CorrectionTransaction, nowMs: number) => Promise<Outcome<BooksChange<T>, Code>>,
): Promise<Outcome<T, Code | BooksRefusal>> {
  const { openid, name } = actor;
  const { action, reason } = request;
  const id = `${openid}|${request.requestId}`;
  const asked = JSON.stringify(request.asked);
  const done = await books.findEntry(id);
  if (done) {
    const isRepeat = done.action === action && done.request === asked;
    return isRepeat ? ok(done.answer as unknown as T) : rejected('request-id-taken');
  }
  const atMs = ports.clock.nowMs();
  const outcome = await work(books, atMs);
  if (!outcome.ok) return outcome;
  const { brandId, subject, answer } = outcome.value;
  const before = outcome.value.before as Json;
  const after = outcome.value.after as Json;
  const entry = { id, atMs, openid, name, action, brandId, subject, before, after, reason, request: asked };
  await books.addEntry({ ...entry, answer: answer as unknown as Json });
  return ok(answer);
}
