import { chooseShare } from '../../../core/commission/choose-share';
import type { ConditionKind } from '../../../core/compliance/joining-conditions';
import type { BrandSettings, GroupSettings } from '../../ports/program-settings';
import type { JoinedBrand } from '../../ports/promoter-store';
import { openGroupOf } from './open-group';

/** Where a person shall be in a brand. */
export type Placement =
  | { readonly kind: 'already-member' }
  | {
      readonly kind: 'joined' | 'moved' | 'kept';
      readonly group: GroupSettings;
      /** He asks to be let into the wanted group, and somebody decides. */
      readonly asksForReview: boolean;
    };

export interface PlacementQuestion {
  readonly brand: BrandSettings;
  readonly wanted: GroupSettings;
  readonly missed: readonly ConditionKind[];
  readonly present: JoinedBrand | undefined;
  readonly nowMs: number;
}

/**
 * Where somebody is placed who wants to join a group. Who meets its conditions gets in; who does not lands in the open
 * group. A member moves only forward: out of the open group, or to a group with a greater share; never back.
 */
export function placementOf({ brand, wanted, missed, present, nowMs }: PlacementQuestion): Placement {
  const asksForReview = missed.length === 1 && missed[0] === 'manual-review';
  const placed = missed.length === 0 ? wanted : openGroupOf(brand);
  if (present?.status !== 'active') return { kind: 'joined', group: placed, asksForReview };
  const group = brand.groups.find(({ groupId }) => groupId === present.groupId) ?? openGroupOf(brand);
  if (!isForward(brand, group, wanted, nowMs)) return { kind: 'already-member' };
  return missed.length === 0
    ? { kind: 'moved', group: wanted, asksForReview: false }
    : { kind: 'kept', group, asksForReview: asksForReview && mayAsk(present, wanted) };
}

/** Who waits already need not ask again. */
function mayAsk(present: JoinedBrand, wanted: GroupSettings): boolean {
  return present.review?.state !== 'open' || present.review.groupId !== wanted.groupId;
}

function isForward(brand: BrandSettings, from: GroupSettings, to: GroupSettings, nowMs: number): boolean {
  if (from.groupId === to.groupId || to.isOpen) return false;
  return from.isOpen || groupSharePpm(brand, to, nowMs) > groupSharePpm(brand, from, nowMs);
}

/** The share of a group's promoters at a moment, in ppm; products and single promoters may have their own. */
export function groupSharePpm(brand: BrandSettings, group: GroupSettings, atMs: number): number {
  return chooseShare({ plan: [], membership: [], group: group.shares, brand: brand.shares }, atMs).sharePpm;
}
