import type { ContentPartners } from '../../ports/content-partners';
import { Outage } from '../../ports/outage';
import type { PlatformPartners } from '../../ports/platform/partners';
import type { TalentWindowCancelled } from '../../ports/store-event';

/**
 * A talent took back the right to his window: he is marked with the newest such moment, and whether he still lets our
 * promoters share his content is asked anew.
 *
 * Errors: Outage when the platform does not answer or refuses.
 */
export async function onTalentWindowCancelled(
  ports: { readonly platform: Pick<PlatformPartners, 'listPartnerTalents'>; readonly partners: ContentPartners },
  event: TalentWindowCancelled,
): Promise<void> {
  const { talentAppid } = event;
  const answer = await ports.platform.listPartnerTalents(talentAppid).all();
  if (!answer.ok) throw new Outage('get_bind_talent_list', `${answer.errcode} ${answer.detail}`, true);
  const partner = answer.value.find((talent) => talent.talentAppid === talentAppid);
  const known = await ports.partners.find(talentAppid);
  await ports.partners.save({
    talentAppid,
    nickname: partner?.nickname || event.nickname || known?.nickname || '',
    isPartner: partner !== undefined,
    windowCancelledAtMs: Math.max(known?.windowCancelledAtMs ?? 0, event.createTimeSec * 1000),
  });
}
