import { ServiceError } from '../gateway/service-error';

/** The sentence that ends most of the service's messages. */
export const CONTACT = 'Please check your request, but if the problem persists, contact us.';

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
