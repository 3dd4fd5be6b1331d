import { DuplicateKey } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import { AttemptConflict } from './transaction-attempt';

/**
 * Turns whatever the SDK threw into one of ours.
 *
 * wx-server-sdk gives a plain Error with errCode and errMsg for most calls and drops the service's code, and an error
 * with code and message for starting and ending transactions: so the texts decide, wherever they stand.
 * https://docs.cloudbase.net/en/error-code/DATABASE_TRANSACTION_CONFLICT
 * https://docs.cloudbase.net/en/error-code/DATABASE_DUPLICATE_WRITE
 */
export function databaseFailure(operation: string, error: unknown): DuplicateKey | AttemptConflict | Outage {
  const text = textOf(error);
  if (duplicatePattern.test(text)) return new DuplicateKey(`${operation}: a document with that key exists already`);
  if (conflictPattern.test(text)) return new AttemptConflict(`${operation}: another transaction was faster`);
  return new Outage(operation, text.slice(0, longestReason), !permanentPattern.test(text));
}

/**
 * What a failed commit means. Unless the service says that nothing was committed, the outcome is unknown: running the
 * work again could do it twice, so the caller has to read what became of it.
 */
export function commitFailure(error: unknown): DuplicateKey | AttemptConflict | Outage {
  const failure = databaseFailure('database.commit', error);
  if (!(failure instanceof Outage)) return failure;
  if (expiredPattern.test(failure.reason)) return new Outage('database.commit', 'transaction-expired', true);
  return new Outage('database.commit', 'commit-unknown', true);
}

const longestReason = 300;
const duplicatePattern = /E11000|DuplicateWrite|DUPLICATE_WRITE/;
const conflictPattern = /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT/;
const expiredPattern = /TransactionNotExist/;

/** Failures that the same call meets again: no collection, no right, no such environment, a request not understood. */
const permanentPattern = new RegExp(
  [
    'COLLECTION_NOT_EXIST|Table not exist|-502005',
    'PERMISSION_DENIED|-502003',
    'INVALID|InvalidParameter|-50100[5-8]|-502002',
    'DATABASE_REQUEST_FAILED|-502001|FailedOperation',
  ].join('|'),
);

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const parts = ['code', 'errCode', 'errMsg', 'message'].map((name): unknown => Reflect.get(error, name));
  const texts = parts.flatMap((part) => (part === undefined || part === '' ? [] : [String(part)]));
  return [...new Set(texts)].join(' ');
}
