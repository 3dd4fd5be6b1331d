/** An answer of the service that says no: `code` and `message` reach the SDK as they are. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ServiceError';
  }
}

/** The call or option exists on the platform, and the local cloud does not play it. */
export function notEmulated(what: string, instead: string): ServiceError {
  return new ServiceError('NOT_EMULATED', `[LocalCloud.NotEmulated] ${what} is not emulated yet; ${instead}`);
}

export function invalidParam(message: string): ServiceError {
  return new ServiceError('INVALID_PARAM', message);
}
