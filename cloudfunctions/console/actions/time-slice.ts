import type { Clock } from '../../../backend/ports/clock';

/** Of the 20 s that a call of the console may take; the rest is for what was begun. */
const sliceMs = 14_000;

/** How much of this call's time is left (ms), counted from now. */
export function timeSlice(clock: Clock): () => number {
  const startedMs = clock.monotonicMs();
  return () => sliceMs - (clock.monotonicMs() - startedMs);
}
