import type { ConditionKind } from '../../../core/compliance/joining-conditions';
import { missedConditionText } from '../../../core/compliance/missed-conditions';
import type { GroupReview } from '../../ports/promoter-store';
import { groupSharePpm, type Placement, type PlacementQuestion } from './placement';

export interface MissedCondition {
  readonly kind: ConditionKind;
  /** Why, as the person reads it. */
  readonly sentence: string;
}

export interface JoinedPlace {
  readonly brandId: string;
  readonly brandName: string;
  /** `kept`: he stays where he was, because he misses a condition of the group that he was invited to. */
  readonly placed: 'joined' | 'moved' | 'kept';
  readonly groupName: string;
  readonly sharePpm: number;
  /** The group of the invite, and what he misses of it; empty when he is in. */
  readonly wantedGroupName: string;
  readonly missed: readonly MissedCondition[];
  readonly review: GroupReview | null;
  /** Lists know him by his phone once he has verified one. */
  readonly hasVerifiedPhone: boolean;
}

/** Where somebody is in a brand after joining, as he reads it. */
export function joinedPlace(
  question: PlacementQuestion & {
    readonly placement: Exclude<Placement, { kind: 'already-member' }>;
    readonly hasVerifiedPhone: boolean;
  },
): JoinedPlace {
  const { brand, placement, wanted, missed, present, nowMs, hasVerifiedPhone } = question;
  return {
    brandId: brand.brandId,
    brandName: brand.name,
    placed: placement.kind,
    groupName: placement.group.name,
    sharePpm: groupSharePpm(brand, placement.group, nowMs),
    wantedGroupName: wanted.name,
    missed: missed.map((kind) => ({ kind, sentence: missedConditionText(kind).zh })),
    review: present?.review?.groupId === wanted.groupId ? present.review : null,
    hasVerifiedPhone,
  };
}
