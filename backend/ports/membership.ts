import type { ShareSchedule } from '../../core/commission/choose-share';
import type { SettledBy } from '../../core/commission/order-row';
import type { AgreedSettlement } from '../../core/commission/settlement-schedule';

/** A promoter's place in one brand; of one who never joined it, only what he agreed to elsewhere. */
export interface Membership {
  readonly brandId: string;
  readonly promoter: string;
  /** Empty for a promoter who never joined the brand: his orders take its open group. */
  readonly groupId: string;
  /** A share of his own, given with a reason; empty for almost everybody. */
  readonly shares: ShareSchedule;
  /** Who pays him, as he agreed when he was bound; null means the agency's setting. */
  readonly settledBy: SettledBy | null;
  /** What he agreed to since, oldest first. */
  readonly settlements?: readonly AgreedSettlement[];
}
