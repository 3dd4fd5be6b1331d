import type { ShareSchedule } from '../../core/commission/choose-share';
import type { SettledBy } from '../../core/commission/order-row';

/** A promoter's place in one brand. */
export interface Membership {
  readonly brandId: string;
  readonly promoter: string;
  readonly groupId: string;
  /** A share of his own, given with a reason; empty for almost everybody. */
  readonly shares: ShareSchedule;
  /** Who pays him, as he agreed when he was bound; null means the agency's setting. */
  readonly settledBy: SettledBy | null;
}
