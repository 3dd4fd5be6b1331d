import type { ContentPartners } from '../../ports/content-partners';
import type { TransactionLimits } from '../../ports/document-database';
import type { Inbox } from '../../ports/inbox';
import type { PlatformPartners } from '../../ports/platform/partners';
import type { PromoterStore } from '../../ports/promoter-store';
import type { ReadStoreEvent } from '../../ports/store-event';
import type { StorePlatform } from '../../ports/store-platform';
import type { WalletOpener } from '../../ports/wallet-opener';
import type { RereadPlanPorts } from '../sync/reread-plan';
import type { OrderNewsPorts } from './apply-order-news';

/** What working off the platform's events needs. */
export interface EventPorts extends OrderNewsPorts, Omit<RereadPlanPorts, 'platform'> {
  readonly inbox: Inbox;
  readonly readEvent: ReadStoreEvent;
  readonly platform: StorePlatform & Pick<PlatformPartners, 'listPartnerTalents'>;
  readonly promoters: PromoterStore;
  readonly wallets: WalletOpener;
  readonly partners: ContentPartners;
}

/** How a kept event is worked off at this moment. */
export interface EventTurn {
  /** The event has just been kept, so nobody can have worked on it before. */
  readonly isFresh: boolean;
  readonly mayWait: () => boolean;
  readonly limits?: TransactionLimits;
}
