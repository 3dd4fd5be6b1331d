import { documentCampaignStore } from './adapters/stores/campaign-store';
import { documentMessageTemplates } from './adapters/stores/message-templates';
import { documentNoticeConsents } from './adapters/stores/notice-consents';
import { documentNoticeQueue } from './adapters/stores/notice-queue';
import { documentOutbox } from './adapters/stores/outbox-store';
import { cachedPromoterDirectory } from './adapters/stores/promoter-directory';
import { documentPromoterStore } from './adapters/stores/promoter-store';
import { documentWorkLease } from './adapters/stores/work-lease';
import { cloudMessageSender } from './adapters/wechat-messages/cloud-message-sender';
import type { Base } from './compose';

/** What noting news of money and sending notices needs. */
export function composeNotices(base: Base) {
  return {
    ...base,
    campaigns: documentCampaignStore(base.database),
    templates: documentMessageTemplates(base.database),
    queue: documentNoticeQueue(base.database),
    outbox: documentOutbox(base.database),
    consents: documentNoticeConsents(base.database),
    promoters: documentPromoterStore(base.database),
    leases: documentWorkLease(base.database),
    sender: cloudMessageSender(),
  };
}

/** What giving promoters their brands' materials needs. */
export function composeMaterials(base: Base) {
  const promoters = documentPromoterStore(base.database);
  return {
    ...base,
    promoters,
    directory: cachedPromoterDirectory(promoters, base.clock),
    campaigns: documentCampaignStore(base.database),
  };
}
