import { invariant } from '../../../core/invariant';
import type { Clock } from '../../ports/clock';
import { TransactionConflict, type TransactionLimits } from '../../ports/document-database';
import type { RandomSource } from '../../ports/random';

/** Thirty tries in four seconds: enough for 50 writers of one document, and short of what a person waits. */
export const defaultTransactionLimits: TransactionLimits = { attempts: 30, deadlineMs: 4_000 };

const firstWaitMs = 10;
const longestWaitMs = 1_000;

/** One attempt met another transaction; the next attempt may succeed. */
export class AttemptConflict extends TransactionConflict {}

/**
 * Tries again after conflicts with a random wait of up to 10, 20, 40 … 1000 ms, so that rivals drift apart.
 *
 * Errors: TransactionConflict when the attempts are used up, or the next wait would pass the deadline; any other error
 * of an attempt passes through.
 */
export async function retryAfterConflicts<T>(
  attempt: () => Promise<T>,
  limits: TransactionLimits,
  world: { readonly clock: Clock; readonly random: RandomSource },
): Promise<T> {
  const startedMs = world.clock.monotonicMs();
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AttemptConflict)) throw error;
      const waitMs = world.random.fraction() * Math.min(longestWaitMs, firstWaitMs * 2 ** (attempts - 1));
      const spentMs = world.clock.monotonicMs() - startedMs;
      if (attempts >= limits.attempts || spentMs + waitMs >= limits.deadlineMs) {
        throw new TransactionConflict(
          `gave up after ${attempts} attempts in ${Math.round(spentMs)} ms: ${error.message}`,
        );
      }
      await world.clock.sleep(waitMs);
    }
  }
}

/**
 * Keeps a transaction to one call at a time, and to none after its first failure or its end.
 *
 * The service answers two calls at once with TransactionBusy; a failed call has doomed the transaction even when the
 * work caught the error.
 */
export class TransactionCalls {
  private inFlight: Promise<unknown> | undefined;
  private hasEnded = false;
  failure: { readonly error: unknown } | undefined;

  async call<T>(perform: () => Promise<T>): Promise<T> {
    invariant(!this.hasEnded, 'a transaction is not used after its work has ended');
    invariant(this.inFlight === undefined, 'a transaction makes one call at a time: await each call before the next');
    if (this.failure) throw this.failure.error;
    const call = perform();
    this.inFlight = call;
    try {
      return await call;
    } catch (error) {
      this.failure = { error };
      throw error;
    } finally {
      this.inFlight = undefined;
    }
  }

  /** Waits for a call that nobody awaited, then closes the transaction to calls. */
  async end(): Promise<void> {
    await this.inFlight?.catch(() => undefined);
    this.hasEnded = true;
  }
}

/** Runs the work once and ends the transaction: commit when all went well, else rollback and the first error. */
export async function runAttempt<T>(
  work: () => Promise<T>,
  calls: TransactionCalls,
  ending: { commit(): Promise<void>; rollback(): Promise<void> },
): Promise<T> {
  let result: T;
  try {
    result = await work();
    await calls.end();
    if (calls.failure) throw calls.failure.error;
  } catch (error) {
    await calls.end();
    await ending.rollback();
    throw calls.failure ? calls.failure.error : error;
  }
  await ending.commit();
  return result;
}
