/** A part of the time over which a window is listed, in whole seconds, both ends included. */
export interface ListedRange {
  readonly fromSec: number;
  readonly toSec: number;
}

/** Orders that were read after this second had passed, on anybody's clock. */
export interface RecentReads {
  readonly toSec: number;
  readonly keys: readonly string[];
}

/** More keys than this are not remembered, so that the place of a walk stays small; the oldest are read again. */
const mostKeys = 1_000;

/**
 * The ranges in which a window is listed: the part that is new, and before it the part that reaches back over windows
 * that were read already. They are divided where those reads begin to count when so many of its orders were read that their details
 * cost more than the lists.
 */
export function rangesOf(
  recent: readonly RecentReads[],
  window: { readonly overlapFromSec: number; readonly doneToSec: number; readonly toSec: number },
): ListedRange[] {
  const { overlapFromSec, doneToSec, toSec } = window;
  const within = recent.filter((reads) => reads.toSec >= overlapFromSec && reads.toSec <= doneToSec);
  const readCount = within.reduce((sum, { keys }) => sum + keys.length, 0);
  if (readCount <= within.length) return [{ fromSec: overlapFromSec, toSec }];
  const ends = [...within.map((reads) => reads.toSec), toSec];
  return ends.map((endSec, index) => ({
    fromSec: index === 0 ? overlapFromSec : (ends[index - 1] ?? endSec) + 1,
    toSec: endSec,
  }));
}

/**
 * Whether an order that is listed in a range was read after all of the range had passed. What it says of a change within
 * the range is then known: a later change would have taken it out of the range.
 */
export function isReadAfter(recent: readonly RecentReads[], range: ListedRange, orderKey: string): boolean {
  return recent.some((reads) => reads.toSec >= range.toSec && reads.keys.includes(orderKey));
}

/** Remembers the reads of a window, and forgets those of windows over which no later one reaches back. */
export function withReads(recent: readonly RecentReads[], reads: RecentReads, keptFromSec: number): RecentReads[] {
  return [...recent, reads].filter(({ toSec }) => toSec >= keptFromSec);
}

/** Adds a key to those of a window, the oldest making room. */
export function withKey(keys: readonly string[], orderKey: string): readonly string[] {
  return [...keys, orderKey].slice(-mostKeys);
}
