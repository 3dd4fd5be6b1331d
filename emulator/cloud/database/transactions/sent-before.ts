/** With a smaller shift than this, the clock that a caller uses cannot be told from its time stamp. */
const CLEAR_SHIFT_MS = 10_000;
const LONGEST_TRAVEL_MS = 60_000;

/**
 * Whether a call had left its sender before an earlier answer was given: then the two were in flight together, however
 * fast the first was. The SDK stamps each call with its own clock (`x-client-timestamp`, whole milliseconds), which is
 * either this machine's or the local world's. False whenever it is not certain.
 */
export function sentBefore(
  stamp: string | string[] | undefined,
  answeredRealMs: number,
  clock: { nowMs(): number },
): boolean {
  const sentMs = Number(stamp);
  if (stamp === undefined || !Number.isFinite(sentMs)) return false;
  const realMs = Date.now();
  const shiftMs = clock.nowMs() - realMs;
  const usesRealTime = Math.abs(sentMs - realMs) <= Math.abs(sentMs - realMs - shiftMs);
  if (usesRealTime) return realMs - sentMs < LONGEST_TRAVEL_MS && sentMs < answeredRealMs;
  if (Math.abs(shiftMs) < CLEAR_SHIFT_MS) return false;
  const sentRealMs = sentMs - shiftMs;
  // The two clocks are read one after the other, so the shift may be a millisecond off.
  return Math.abs(realMs - sentRealMs) < LONGEST_TRAVEL_MS && sentRealMs + 1 < answeredRealMs;
}
