import type { Clock } from '../../backend/ports/clock';

/** A clock that stands where a test puts it; sleeping moves it. */
export function fixedClock(startMs: number): Clock & { setMs(ms: number): void } {
  let nowMs = startMs;
  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    async sleep(durationMs) {
      nowMs += durationMs;
    },
    setMs(ms) {
      nowMs = ms;
    },
  };
}
