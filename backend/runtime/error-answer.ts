import { randomBytes } from 'node:crypto';
import { TransactionConflict } from '../ports/document-database';
import type { Journal } from '../ports/journal';
import { NotSetUp, Outage } from '../ports/outage';

/** What the caller may know of an error that was thrown. */
export type ErrorAnswer =
  | { readonly code: 'try-again' | 'not-open' }
  | { readonly code: 'internal-error'; readonly supportCode: string };

const supportLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * Logs a thrown error in full and says what may be told of it: an outage or a lost race is worth another try, a
 * deployment without settings is not open yet, anything else is our own mistake and gets a code by which its log line
 * is found.
 */
export function answerError(
  error: unknown,
  journal: Journal,
  where: { readonly functionName: string; readonly action?: string },
): ErrorAnswer {
  if (error instanceof Outage) {
    const { operation, reason, retryable } = error;
    journal.alarm('OUTAGE', { ...where, operation, reason, retryable });
    return { code: error instanceof NotSetUp ? 'not-open' : 'try-again' };
  }
  if (error instanceof TransactionConflict) {
    journal.info('transaction-conflict', { ...where, reason: error.message });
    return { code: 'try-again' };
  }
  const supportCode = makeSupportCode();
  journal.alarm('INTERNAL_ERROR', { ...where, supportCode, ...factsOf(error) });
  return { code: 'internal-error', supportCode };
}

function factsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { errorMessage: String(error) };
  return { errorName: error.name, errorMessage: error.message, stack: error.stack ?? '' };
}

/** Eight letters and digits that people can read out to each other. */
function makeSupportCode(): string {
  return [...randomBytes(8)].map((byte) => supportLetters.charAt(byte % supportLetters.length)).join('');
}
