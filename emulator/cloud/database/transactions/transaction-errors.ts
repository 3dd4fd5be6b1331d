import { ServiceError } from '../../gateway/service-error';
import { CONTACT } from '../request-errors';

export function transactionConflict(): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  );
}

export function transactionNotExist(): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  );
}

export function transactionBusy(): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${CONTACT}`,
  );
}

export function tooManyOperations(limit: number): ServiceError {
  return new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    `[LimitExceeded.TransactionOperations] A transaction takes at most ${limit} operations. ${CONTACT}`,
  );
}

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
