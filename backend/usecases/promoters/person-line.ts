import { chooseShare } from '../../../core/commission/choose-share';
import type { BrandSettings } from '../../ports/program-settings';
import type { JoinedBrand, Promoter } from '../../ports/promoter-store';
import { openGroupOf } from '../joining/open-group';

/** Nobody who made no link for so long counts as active. */
export const dormantMs = 30 * 86_400_000;

/**
 * bound: shares and earns · never-here: bound at the platform and never came to us · suspended · unbound: left the agency
 * · left: ended his part in this brand himself.
 */
export type Standing = 'bound' | 'never-here' | 'suspended' | 'unbound' | 'left';

/** A member of a brand as lists show him. */
export interface PersonLine {
  readonly promoter: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly standing: Standing;
  readonly groupId: string;
  readonly groupName: string;
  readonly tags: readonly string[];
  readonly storeId: string | null;
  readonly joinedAtMs: number;
  /** When he joined or last made a link to something new. */
  readonly activeAtMs: number;
  readonly isDormant: boolean;
  /** His part of the fee now. */
  readonly sharePpm: number;
  /** It is his own and not his group's. */
  readonly hasOwnShare: boolean;
}

export function personLine(
  brand: BrandSettings,
  member: JoinedBrand,
  promoter: Promoter | undefined,
  nowMs: number,
): PersonLine {
  const group = brand.groups.find(({ groupId }) => groupId === member.groupId) ?? openGroupOf(brand);
  const levels = { plan: [], membership: member.shares, group: group.shares, brand: brand.shares };
  const { sharePpm, source } = chooseShare(levels, nowMs);
  const activeAtMs = member.activeAtMs ?? member.joinedAtMs;
  return {
    promoter: member.promoter,
    nickname: promoter?.nickname ?? member.nickname ?? '',
    avatarUrl: promoter?.avatarUrl ?? '',
    standing: standingOf(member, promoter),
    groupId: group.groupId,
    groupName: group.name,
    tags: member.tags ?? [],
    storeId: member.storeId ?? null,
    joinedAtMs: member.joinedAtMs,
    activeAtMs,
    isDormant: activeAtMs < nowMs - dormantMs,
    sharePpm,
    hasOwnShare: source === 'membership',
  };
}

function standingOf(member: JoinedBrand, promoter: Promoter | undefined): Standing {
  if (promoter === undefined || promoter.status === 'unbound') return 'unbound';
  if (promoter.status === 'suspended') return 'suspended';
  if (member.status === 'left') return 'left';
  return promoter.openid === null ? 'never-here' : 'bound';
}
