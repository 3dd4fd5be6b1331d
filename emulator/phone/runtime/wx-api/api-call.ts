/** What every asynchronous function of `wx` takes. */
export interface Callbacks {
  readonly success?: (result: object) => void;
  readonly fail?: (error: { errMsg: string; errCode?: number }) => void;
  readonly complete?: (result: object) => void;
}

export type ApiFunction = (options?: Callbacks & Record<string, unknown>) => unknown;

/** A no of the platform: an error as pages see it. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly errCode?: number,
  ) {
    super(reason);
  }
}

/**
 * A function of `wx`: with callbacks it calls them and returns nothing, without it returns a promise.
 *
 * @param work gets the options, returns the result or throws an ApiFailure
 */
export function apiCall<Options>(name: string, work: (options: Options) => unknown): ApiFunction {
  return (given = {}) => {
    const done = run(name, work, given as Options);
    const { success, fail, complete } = given;
    if (!success && !fail && !complete) return done;
    done.then(
      (result) => {
        success?.(result);
        complete?.(result);
      },
      (error: { errMsg: string }) => {
        fail?.(error);
        complete?.(error);
      },
    );
    return undefined;
  };
}

/** Some functions exist with callbacks only: without one the outcome is lost, as on a phone. */
export function callbackOnly<Options>(name: string, work: (options: Options) => unknown): ApiFunction {
  const call = apiCall(name, work);
  return (given = {}) => {
    call({ ...given, complete: given.complete ?? (() => undefined) });
    return undefined;
  };
}

async function run<Options>(name: string, work: (options: Options) => unknown, options: Options): Promise<object> {
  try {
    const result = (await work(options)) as object | undefined;
    return { errMsg: `${name}:ok`, ...result };
  } catch (error) {
    if (!(error instanceof ApiFailure)) console.error(name, error);
    const reason = error instanceof Error ? error.message : String(error);
    const errCode = error instanceof ApiFailure ? error.errCode : undefined;
    // A failed navigation names its verb itself.
    const errMsg = reason.startsWith(`${name}:fail`) ? reason : `${name}:fail ${reason}`;
    throw { errMsg, ...(errCode === undefined ? {} : { errCode }) };
  }
}
