import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AdminBody, CallContext } from '../../gateway/gateway';
import { ServiceError } from '../../gateway/service-error';
import type { Database } from '../database';
import { HeldByTransaction, type LockHolder } from '../storage/lock-holder';
import { sentBefore } from '../transactions/sent-before';
import type { Transaction } from '../transactions/transaction';
import {
  lockWaitTimeout,
  tooManyOperations,
  transactionBusy,
  transactionEscape,
} from '../transactions/transaction-errors';
import type { WriteSet } from '../transactions/write-set';

export interface DatabaseCall {
  readonly body: AdminBody;
  readonly context: CallContext;
}

export function isTransactional(body: AdminBody): boolean {
  return typeof body.transactionId === 'string' && body.transactionId !== '';
}

/**
 * Runs one call of a transaction. Only one may be in flight: a call beside it is refused as busy without being run, and
 * the transaction goes on. Any refusal of the database, the one of a call too many included, ends the whole transaction
 * and frees what it held, as the server's own transactions do.
 */
export async function runInTransaction<T>(
  database: Database,
  { body, context }: DatabaseCall,
  work: (writes: WriteSet) => T,
): Promise<T> {
  const transaction = database.transactions.get(body.transactionId);
  return exclusively(database, transaction, context, () => {
    try {
      const limit = database.limits.transactionOperations;
      transaction.operations += 1;
      if (transaction.operations > limit) throw tooManyOperations(limit);
      return work(transaction.open(database.history, database.newestCommit));
    } catch (error) {
      transaction.end();
      throw error;
    }
  });
}

/**
 * Runs work of a transaction unless another call of it is in flight: then this one is refused as busy, and neither the
 * other call nor the transaction is touched. A caller that waits for each answer is never refused here.
 */
export async function exclusively<T>(
  database: Database,
  transaction: Transaction,
  { headers }: CallContext,
  work: () => T | Promise<T>,
): Promise<T> {
  const { busy, answeredRealMs } = transaction;
  if (busy || sentBefore(headers['x-client-timestamp'], answeredRealMs, database.clock)) throw transactionBusy();
  transaction.busy = true;
  try {
    // Calls that were sent together have arrived by then, and find the transaction busy.
    await nextTurn();
    await nextTurn();
    return await work();
  } finally {
    transaction.busy = false;
    transaction.answeredRealMs = Date.now();
  }
}

/** Runs a plain write: it waits for documents that a transaction holds, and answers when it is durable. */
export function runPlainWrite<T>(database: Database, work: (writes: WriteSet) => T): T | Promise<T> {
  const attempt = attemptWrite(database, work);
  if (!(attempt instanceof HeldByTransaction)) return attempt;
  return waitAndRetry(database, work, attempt.holder);
}

async function waitAndRetry<T>(database: Database, work: (writes: WriteSet) => T, first: LockHolder): Promise<T> {
  const deadline = performance.now() + database.limits.lockWaitRealMs;
  let holder = first;
  for (;;) {
    if (!(await endsBefore(holder, deadline - performance.now()))) throw lockWaitTimeout();
    const attempt = attemptWrite(database, work);
    if (!(attempt instanceof HeldByTransaction)) return attempt;
    holder = attempt.holder;
  }
}

function attemptWrite<T>(database: Database, work: (writes: WriteSet) => T): T | Promise<T> | HeldByTransaction {
  const writes = database.plainWrites();
  let result: T;
  try {
    result = work(writes);
  } catch (error) {
    if (error instanceof HeldByTransaction) return error;
    // A write of many documents stops at the first that fails; those before it are written.
    const kept = error instanceof ServiceError ? database.commit(writes) : undefined;
    if (kept !== undefined) return kept.then(() => Promise.reject(error));
    throw error;
  }
  const durable = database.commit(writes);
  return durable === undefined ? result : durable.then(() => result);
}

async function endsBefore(holder: LockHolder, realMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, realMs));
  });
  try {
    return await Promise.race([holder.ended.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Refuses a call that the SDK sends without the id of the transaction that its function has open. */
export function refuseEscape(database: Database, body: AdminBody, context: CallContext, call: string): void {
  if (context.invocationId === undefined || isTransactional(body)) return;
  if (database.transactions.ofInvocation(context.invocationId)) throw transactionEscape(call);
}
