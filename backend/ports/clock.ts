/** Time as a dependency: the wall clock for facts, a monotonic one for deadlines. */
export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Milliseconds of a clock that never jumps; only differences mean something. */
  monotonicMs(): number;
  sleep(durationMs: number): Promise<void>;
}
