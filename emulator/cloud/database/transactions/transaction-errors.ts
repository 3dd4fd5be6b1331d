import { ServiceError } from '../../gateway/service-error';
import { CONTACT } from '../request-errors';

/** Another commit changed the document since this transaction's snapshot, or another transaction holds it: nobody waits. */
export function transactionConflict(): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  );
}

/** The id names no open transaction: never started, ended already, or older than its 30 seconds. */
export function transactionNotExist(): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  );
}

/** A call came while another one of the same transaction was under way: calls of a transaction go one by one. */
export function transactionBusy(): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${CONTACT}`,
  );
}

/** The call is one more than the `limit` operations of a transaction; it ends the transaction. */
export function tooManyOperations(limit: number): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    `[LimitExceeded.TransactionOperations] A transaction takes at most ${limit} operations. ${CONTACT}`,
  );
}

/** A plain write waited for a document that a transaction holds, longer than a call may wait. */
export function lockWaitTimeout(): ServiceError {
  return new ServiceError(
    'SERVER_TIMEOUT',
    `[ResourceUnavailable.Timeout] The document is held by a transaction that did not end in time. ${CONTACT}`,
  );
}

/** The SDK drops the transaction's id from these calls, so they would run outside it and survive its rollback. */
export function transactionEscape(call: string): ServiceError {
  return new ServiceError(
    'TRANSACTION_ESCAPE',
    `[LocalCloud.TransactionEscape] ${call} escapes the transaction that this function has open: the SDK sends no ` +
      'transactionId with it, so it would run outside and survive a rollback. Inside a transaction use doc(id), add, ' +
      'where().get() or where().updateAndReturn(); run this call before or after the transaction',
  );
}
