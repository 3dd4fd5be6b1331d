import { isUnderCap, recentNotices } from '../../../core/campaigns/notice-time';
import type { Campaign, CampaignStore } from '../../ports/campaign-store';
import type { Clock } from '../../ports/clock';
import type { BrandNotice, Outbox } from '../../ports/outbox';
import type { ProgramSettingsSource } from '../../ports/program-settings';

export interface SpreadCampaignsPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly campaigns: CampaignStore;
  readonly outbox: Pick<Outbox, 'addForPromoters'>;
}

const campaignsAtOnce = 10;
const pageSize = 100;
const enoughTimeMs = 5_000;

/**
 * Gives every promoter of a due campaign a notice of his own, as long as time is left; a campaign remembers up to whom it
 * was told, so that thousands are told over several runs, and each of them once. Who heard enough of the brand is left
 * out and counted.
 *
 * @returns how many were told
 */
export async function spreadCampaigns(ports: SpreadCampaignsPorts, leftMs: () => number): Promise<number> {
  const due = await ports.campaigns.listDue(ports.clock.nowMs(), campaignsAtOnce);
  let told = 0;
  for (const campaign of due) told += await spreadOne(ports, campaign, leftMs);
  return told;
}

async function spreadOne(ports: SpreadCampaignsPorts, campaign: Campaign, leftMs: () => number): Promise<number> {
  const { campaignId, brandId, part } = campaign;
  const brand = (await ports.settings.current()).brands.find((one) => one.brandId === brandId);
  const notice = noticeOf(campaign, brand?.name ?? '', ports.clock.nowMs());
  let afterPromoter = campaign.afterPromoter;
  let all = 0;
  while (leftMs() >= enoughTimeMs) {
    const audience = await ports.campaigns.listAudience(brandId, part, { afterPromoter, limit: pageSize });
    const nowMs = ports.clock.nowMs();
    const open = audience.filter(({ toldAtMs }) => isUnderCap(toldAtMs, nowMs));
    // Noted before it is told: a run that breaks off here tells somebody too little, and never too often.
    for (const { promoter, toldAtMs } of open) {
      await ports.campaigns.noteTold(brandId, promoter, [...recentNotices(toldAtMs, nowMs), nowMs]);
    }
    const told = await ports.outbox.addForPromoters(
      notice,
      open.map(({ promoter }) => promoter),
    );
    afterPromoter = audience[audience.length - 1]?.promoter ?? afterPromoter;
    all += told;
    const isDone = audience.length < pageSize;
    await ports.campaigns.moveOn(campaignId, { afterPromoter, told, capped: audience.length - open.length, isDone });
    if (isDone) return all;
  }
  return all;
}

function noticeOf(
  { campaignId, kind, title, text, thing }: Campaign,
  brandName: string,
  notedAtMs: number,
): BrandNotice {
  const code = kind === 'task' ? 'BRAND_TASK' : 'BRAND_NOTICE';
  return { id: `campaign|${campaignId}`, code, kind: 'brand', brandName, title, text, thing, notedAtMs };
}
