/** The world did not answer, or not in a way that can be used. The caller fails or retries; nothing is assumed. */
export class Outage extends Error {
  override readonly name = 'Outage';

  constructor(
    /** What was attempted, such as `database.add orders` or `order/get`. */
    readonly operation: string,
    readonly reason: string,
    /** Whether the same call may succeed a little later. */
    readonly retryable: boolean,
  ) {
    super(`${operation}: ${reason}`);
  }
}

/**
 * Nobody has filled in the agency's settings yet. People are told so by name; a push or a timed run is an outage as any
 * other and comes again.
 */
export class NotSetUp extends Outage {
  constructor() {
    super('settings.agency', 'this deployment has not been set up yet', false);
  }
}
