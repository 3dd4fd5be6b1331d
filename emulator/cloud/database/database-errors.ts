import { ServiceError } from '../gateway/service-error';

/** The sentence that ends most of the service's messages. */
const CONTACT = 'Please check your request, but if the problem persists, contact us.';

export function collectionNotExist(): ServiceError {
  return new ServiceError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist. ${CONTACT}`);
}

export function collectionExists(): ServiceError {
  return new ServiceError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Db or Table already exist. ${CONTACT}`);
}

/** `keys` are the index key's values, written as the service writes them. */
export function duplicateKey(collection: string, index: string, keys: readonly unknown[]): ServiceError {
  const written = keys.map((key) => `: ${JSON.stringify(key) ?? 'null'}`).join(', ');
  const cause = `E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: { ${written} }`;
  return new ServiceError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{${cause}}]}, {<nil>}]. ${CONTACT}`,
  );
}

export function requestFailed(reason: string): ServiceError {
  return new ServiceError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}. ${CONTACT}`);
}

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

export function indexMissing(collection: string, fields: readonly string[], size: number): ServiceError {
  return new ServiceError(
    'INDEX_MISSING',
    `[LocalCloud.IndexMissing] This query reads all ${size} documents of ${collection}: no index begins with ` +
      `${fields.length > 0 ? fields.join(', ') : 'its fields'}. Declare an index, or query by an indexed field`,
  );
}

export function answerTooLarge(limitBytes: number): ServiceError {
  return new ServiceError(
    'DATABASE_REQUEST_FAILED',
    `[LimitExceeded.ResponseSize] The answer is larger than ${limitBytes} bytes. ${CONTACT}`,
  );
}
