import type { IntakeSubject } from '../../ports/intake-store';
import type { PartnerTalent } from '../../ports/platform/partners';
import type { ProgramSettings, ShopSettings } from '../../ports/program-settings';
import type { IntakePlatform } from '../../ports/sharing-platform';
import { sharesFor } from '../sharing/content-hosts';
import { firstOf } from '../sharing/first-of';
import { type Reach, reaches } from '../staff/role-matrix';
import { told } from './told';

/** A shop of ours, or a talent in one of our brands. */
export type FoundSubject =
  | { readonly kind: 'shop'; readonly shop: ShopSettings }
  | {
      readonly kind: 'talent';
      readonly talentAppid: string;
      readonly brandId: string;
      /** What the partner list says of him; undefined when it does not name him, null when it was not told. */
      readonly partner: PartnerTalent | undefined | null;
    };

/**
 * The shop or talent that somebody asks about, if his reach covers the brand; undefined otherwise, the same for what is
 * another brand's and for what does not exist. Where no shop of the brand names its talents, only the platform's partner
 * list makes somebody one of them.
 */
export async function findSubject(
  platform: Pick<IntakePlatform, 'listPartnerTalents'>,
  settings: ProgramSettings,
  reach: Reach,
  subject: IntakeSubject,
): Promise<FoundSubject | undefined> {
  if ('shopAppid' in subject) {
    const shop = settings.shops.find(({ shopAppid }) => shopAppid === subject.shopAppid);
    return shop && reaches(reach, shop.brandId) ? { kind: 'shop', shop } : undefined;
  }
  const { talentAppid, brandId } = subject;
  const shops = settings.shops.filter((shop) => shop.brandId === brandId && sharesFor(settings, shop, talentAppid));
  if (!reaches(reach, brandId) || shops.length === 0) return undefined;
  const partner = await partnerOf(platform, talentAppid);
  const isNamed = shops.some((shop) => shop.talentAppids?.includes(talentAppid));
  return isNamed || partner !== undefined ? { kind: 'talent', talentAppid, brandId, partner } : undefined;
}

async function partnerOf(
  platform: Pick<IntakePlatform, 'listPartnerTalents'>,
  talentAppid: string,
): Promise<PartnerTalent | undefined | null> {
  const talents = await told(firstOf(platform.listPartnerTalents(talentAppid), 1));
  return talents === null ? null : talents.find((one) => one.talentAppid === talentAppid);
}
