/** A part of the time over which a window is listed, in whole seconds, both ends included. */
export interface ListedRange {
  readonly fromSec: number;
  readonly toSec: number;
}

/** A window that was walked: its end, and how many orders were read in it. */
export interface RecentReads {
  readonly toSec: number;
  readonly count: number;
}

/**
 * The ranges in which a window is listed: the part that is new, and before it the part that reaches back over windows
 * that were walked already. That part is divided at their ends, because what was read in one of them is known up to its
 * end; but only when the details that are spared so are more than the lists that it costs.
 */
export function rangesOf(
  recent: readonly RecentReads[],
  window: { readonly overlapFromSec: number; readonly doneToSec: number; readonly toSec: number },
): ListedRange[] {
  const { overlapFromSec, doneToSec, toSec } = window;
  const within = recent.filter((reads) => reads.toSec >= overlapFromSec && reads.toSec <= doneToSec);
  const readCount = within.reduce((sum, { count }) => sum + count, 0);
  if (readCount <= within.length) return [{ fromSec: overlapFromSec, toSec }];
  const ends = [...within.map((reads) => reads.toSec), toSec];
  return ends.map((endSec, index) => ({
    fromSec: index === 0 ? overlapFromSec : (ends[index - 1] ?? endSec) + 1,
    toSec: endSec,
  }));
}

/** Remembers a window, and forgets those over which no later one reaches back. */
export function withReads(recent: readonly RecentReads[], reads: RecentReads, keptFromSec: number): RecentReads[] {
  return [...recent, reads].filter(({ toSec }) => toSec >= keptFromSec);
}
