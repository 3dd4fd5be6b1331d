/** The service's names for a call that gave no result: https://docs.cloudbase.net/en/error-code/basic */
export type FailureCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'INVALID_PARAM'
  | 'PERMISSION_DENIED';

export interface FunctionFailure {
  readonly code: FailureCode;
  /** The service's message. For a failed execution it is JSON: errorCode, errorMessage, stackTrace or statusCode. */
  readonly message: string;
  /** The reason in plain words, as a client sees it behind `errMsg:`. */
  readonly reason: string;
}

/** What code in the wild matches on when a function ran out of time. */
export const TIME_LIMIT_TEXT = (seconds: number): string => `Invoking task timed out after ${seconds} seconds`;

const TIME_LIMIT_STATUS = 433;
const MEMORY_LIMIT_STATUS = 434;
const RESPONSE_LIMIT_STATUS = 407;

export function functionNotFound(name: string): FunctionFailure {
  return failure('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
}

/** The function's own code threw, at load or in main(). */
export function executeFail(stackTrace: string): FunctionFailure {
  const body = { errorCode: 1, errorMessage: 'user code exception caught', stackTrace };
  return { code: 'FUNCTIONS_EXECUTE_FAIL', message: JSON.stringify(body), reason: stackTrace };
}

export function timeLimitExceeded(seconds: number): FunctionFailure {
  return platformFailure('FUNCTIONS_TIME_LIMIT_EXCEEDED', TIME_LIMIT_TEXT(seconds), TIME_LIMIT_STATUS);
}

export function memoryLimitExceeded(limitMb: number): FunctionFailure {
  const reason = `Memory limit of ${limitMb} MB exceeded`;
  return platformFailure('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', reason, MEMORY_LIMIT_STATUS);
}

export function responseTooLarge(sizeBytes: number): FunctionFailure {
  const reason = `The size of response exceeds the upper limit (6MB): ${sizeBytes} bytes`;
  return platformFailure('FUNCTIONS_EXECUTE_FAIL', reason, RESPONSE_LIMIT_STATUS);
}

export function eventTooLarge(sizeBytes: number): FunctionFailure {
  return failure('EXCEED_REQUEST_SIZE_LIMIT', `RequestTooLarge: the event has ${sizeBytes} bytes, the limit is 6 MB`);
}

export function invalidEvent(reason: string): FunctionFailure {
  return failure('INVALID_PARAM', reason);
}

export function permissionDenied(reason: string): FunctionFailure {
  return failure('PERMISSION_DENIED', reason);
}

function failure(code: FailureCode, reason: string): FunctionFailure {
  return { code, message: reason, reason };
}

function platformFailure(code: FailureCode, reason: string, statusCode: number): FunctionFailure {
  return { code, message: JSON.stringify({ errorCode: -1, errorMessage: reason, statusCode }), reason };
}
