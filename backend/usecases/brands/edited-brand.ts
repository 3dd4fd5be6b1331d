import { type ShareSchedule, shareNoticeMs } from '../../../core/commission/choose-share';
import { planShare } from '../../../core/commission/plan-share';
import type { ReviewMode } from '../../../core/intake/review-state';
import type { RatePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { EditedBrand } from '../../ports/program-editor';
import type { BrandTheme, GroupCondition, GroupSettings } from '../../ports/program-settings';

/** A share from a moment on; without one, from the earliest moment that is allowed. */
export interface PlannedShare {
  readonly sharePpm: RatePpm;
  readonly fromMs?: number | undefined;
}

export interface GroupChange {
  readonly groupId: string;
  readonly name: string;
  readonly conditions: readonly GroupCondition[];
  readonly share?: PlannedShare | undefined;
}

/** What is to be different about a brand. What is not named stays; groups are added and changed, never taken away. */
export interface BrandChange {
  readonly brandId: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly theme: BrandTheme;
  /** Whether a thing reaches promoters only once the agency let it through. */
  readonly reviewMode?: ReviewMode | undefined;
  readonly share?: PlannedShare | undefined;
  readonly groups?: readonly GroupChange[] | undefined;
}

const openGroup: GroupSettings = { groupId: 'open', name: '所有人', shares: [], isOpen: true, conditions: [] };

/**
 * A brand as it shall be. A new brand's first share holds from the beginning, since it has no order yet; every other one
 * needs ten minutes' notice. Things of a new brand are reviewed unless the agency says otherwise.
 *
 * Rejections: share-missing for a new brand without a share; share-too-soon.
 */
export function editedBrand(
  stored: EditedBrand | undefined,
  change: BrandChange,
  nowMs: number,
): Outcome<EditedBrand, 'share-missing' | 'share-too-soon'> {
  const { brandId, name, isOpen, theme } = change;
  const shares = stored ? plan(stored.shares, change.share, nowMs) : firstShare(change.share);
  if (!shares.ok) return shares;
  const groups = [...(stored?.groups ?? [openGroup])];
  for (const wanted of change.groups ?? []) {
    const index = groups.findIndex(({ groupId }) => groupId === wanted.groupId);
    const group = groups[index] ?? { groupId: wanted.groupId, name: '', shares: [], isOpen: false };
    const planned = plan(group.shares, wanted.share, nowMs);
    if (!planned.ok) return planned;
    const edited = { ...group, name: wanted.name, conditions: wanted.conditions, shares: planned.value };
    groups.splice(index < 0 ? groups.length : index, index < 0 ? 0 : 1, edited);
  }
  const planShares = stored?.planShares ?? {};
  const revision = (stored?.revision ?? 0) + 1;
  const reviewMode = change.reviewMode ?? (stored ? stored.reviewMode : 'all');
  const kept = { ...stored, ...(reviewMode === undefined ? {} : { reviewMode }) };
  return ok({ ...kept, brandId, name, isOpen, theme, shares: shares.value, groups, planShares, revision });
}

function firstShare(share: PlannedShare | undefined): Outcome<ShareSchedule, 'share-missing'> {
  return share ? ok([{ fromMs: 0, sharePpm: share.sharePpm }]) : rejected('share-missing');
}

function plan(
  schedule: ShareSchedule,
  share: PlannedShare | undefined,
  nowMs: number,
): Outcome<ShareSchedule, 'share-too-soon'> {
  if (!share) return ok(schedule);
  return planShare(schedule, { sharePpm: share.sharePpm, fromMs: share.fromMs ?? nowMs + shareNoticeMs }, nowMs);
}
