import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { AuditedTransaction } from '../../ports/audited-transaction';
import type { Clock } from '../../ports/clock';
import { DuplicateKey, type Json } from '../../ports/document-database';
import type { Actor, AuditedRequest, Change } from '../staff/audited-write';

/** Where something is changed together with its entry. */
export interface AuditedStore<Transaction extends AuditedTransaction> {
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** At a second try the entry of the rival is there. */
const tries = 2;

/**
 * Does a change in a store of its own and writes down who did it, what it was before and after, and why: in one
 * transaction. The same request again changes nothing and gets the same answer.
 *
 * Rejections: those of `work`, after which the transaction keeps what `work` wrote, without an entry; request-id-taken for another request under the same id.
 */
export async function auditedChange<Transaction extends AuditedTransaction, T extends object, Code extends string>(
  store: AuditedStore<Transaction>,
  clock: Clock,
  actor: Actor,
  request: AuditedRequest,
  work: (transaction: Transaction, nowMs: number) => Promise<Outcome<Change<T>, Code>>,
): Promise<Outcome<T, Code | 'request-id-taken'>> {
  const once = async (transaction: Transaction): Promise<Outcome<T, Code | 'request-id-taken'>> => {
    const { openid, name } = actor;
    const { action, brandId, reason } = request;
    const id = `${openid}|${request.requestId}`;
    const asked = JSON.stringify(request.asked);
    const done = await transaction.findEntry(id);
    if (done) {
      const isRepeat = done.action === action && done.request === asked;
      return isRepeat ? ok(done.answer as unknown as T) : rejected('request-id-taken');
    }
    const atMs = clock.nowMs();
    const outcome = await work(transaction, atMs);
    if (!outcome.ok) return outcome;
    const { subject, answer } = outcome.value;
    const [before, after] = [outcome.value.before as Json, outcome.value.after as Json];
    const entry = { id, atMs, openid, name, action, brandId, subject, before, after, reason, request: asked };
    await transaction.addEntry({ ...entry, answer: answer as unknown as Json });
    return ok(answer);
  };
  for (let count = 1; ; count += 1) {
    try {
      return await store.transaction(once);
    } catch (error) {
      if (!(error instanceof DuplicateKey) || count >= tries) throw error;
    }
  }
}
