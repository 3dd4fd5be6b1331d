/** How much of a function's working time is left. It counts on a monotonic clock, so a changed wall clock is nothing. */
export interface Budget {
  /** Milliseconds until the limit, 0 once it has passed. */
  leftMs(): number;
}

/** A budget of `limitMs` that began at `startedAtMs` of the same monotonic clock. */
export function budgetFrom(startedAtMs: number, limitMs: number, monotonicMs: () => number): Budget {
  return { leftMs: () => Math.max(0, startedAtMs + limitMs - monotonicMs()) };
}

/** Milliseconds since this process or worker began. */
export function monotonicNowMs(): number {
  return performance.now();
}
