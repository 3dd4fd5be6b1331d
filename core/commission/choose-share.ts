import { invariant } from '../invariant';
import type { RatePpm } from '../money/rate-ppm';

/** One dated version of a share; it holds for orders created from `fromMs` until the next version. */
export interface ShareVersion {
  readonly fromMs: number;
  readonly sharePpm: RatePpm;
}

/** Versions of a share, oldest first. An empty list means that this level says nothing. */
export type ShareSchedule = readonly ShareVersion[];

/** A new share takes effect at least this long after it was decided, so that no running order changes under a retry. */
export const shareNoticeMs = 10 * 60_000;

/** The levels at which a share can be set; the first that says something for the moment wins. */
export interface ShareLevels {
  readonly plan: ShareSchedule;
  readonly membership: ShareSchedule;
  readonly group: ShareSchedule;
  readonly brand: ShareSchedule;
}

export type ShareSource = keyof ShareLevels;

/**
 * The promoter's share of the fee for an order: plan override, then membership override, then group, then the brand's
 * default; each the version in force when the order was created, so that a retry elsewhere finds the same one.
 */
export function chooseShare(levels: ShareLevels, orderCreatedAtMs: number): { sharePpm: RatePpm; source: ShareSource } {
  for (const source of ['plan', 'membership', 'group', 'brand'] as const) {
    const sharePpm = shareAt(levels[source], orderCreatedAtMs);
    if (sharePpm !== undefined) return { sharePpm, source };
  }
  // A brand always has a default; an order from before its first version uses the first one.
  const [first] = levels.brand;
  invariant(first, 'a brand needs a default share');
  return { sharePpm: first.sharePpm, source: 'brand' };
}

function shareAt(schedule: ShareSchedule, atMs: number): RatePpm | undefined {
  const started = schedule.filter((version) => version.fromMs <= atMs);
  return started[started.length - 1]?.sharePpm;
}
