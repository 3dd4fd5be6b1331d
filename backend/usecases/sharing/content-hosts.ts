import type { ContentOwner } from '../../ports/platform/lives';
import type { PartnerTalent } from '../../ports/platform/partners';
import type { ProgramSettings, ShopSettings } from '../../ports/program-settings';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem } from '../../ports/shelf-store';
import { type HeardList, heardOf } from './first-of';

/** Whose content it is: one of a shop's linked accounts, or a talent who shares for the shop. */
export interface ContentHost {
  readonly shop: ShopSettings;
  readonly name: string;
  readonly owner: ContentOwner;
  /** Of a talent: what his videos and articles are asked for by. */
  readonly talent: PartnerTalent | null;
}

const mostTalents = 1000;

/** Hosts that are a shop's own accounts of these types: 1 视频号, 4 公众号, 5 服务号. */
export function accountHosts(settings: ProgramSettings, types: readonly number[]): ContentHost[] {
  return settings.shops.flatMap((shop) =>
    shop.linkedAccounts
      .filter((account) => types.includes(account.linkedAccountType))
      .map(({ linkedAccountId, linkedAccountType, name }) => ({
        shop,
        name,
        owner: { shopAppid: shop.shopAppid, account: { linkedAccountId, linkedAccountType } },
        talent: null,
      })),
  );
}

/**
 * Hosts that are talents: those of the platform's partner list that share for a shop of ours.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindtalentlist
 */
export async function talentHosts(
  platform: Pick<SharingPlatform, 'listPartnerTalents'>,
  settings: ProgramSettings,
): Promise<HeardList<ContentHost>> {
  const listed = await heardOf(platform.listPartnerTalents(), mostTalents);
  const items = settings.shops.flatMap((shop) =>
    listed.items
      .filter(({ talentAppid }) => sharesFor(settings, shop, talentAppid))
      .map((talent) => ({
        shop,
        name: talent.nickname,
        owner: { talentAppid: talent.talentAppid },
        talent,
      })),
  );
  return { items, isComplete: listed.isComplete };
}

/** Whether a talent shares for a shop: named there, or the deployment has this one shop and names nobody. */
export function sharesFor(settings: ProgramSettings, shop: ShopSettings, talentAppid: string): boolean {
  return shop.talentAppids?.includes(talentAppid) ?? settings.shops.length === 1;
}

/** The fields of a shelf item that say whose it is. */
export function hostFields({ shop, name, owner }: ContentHost) {
  const account = 'account' in owner ? owner.account : null;
  return {
    shopAppid: shop.shopAppid,
    brandId: shop.brandId,
    hostName: name === '' ? shop.name : name,
    linkedAccountId: account?.linkedAccountId ?? null,
    linkedAccountType: account?.linkedAccountType ?? null,
    talentAppid: 'talentAppid' in owner ? owner.talentAppid : null,
  };
}

/** Whether a thing on the shelf is of this host. */
export function isOfHost(item: ShelfItem, host: ContentHost): boolean {
  const { shopAppid, linkedAccountId, linkedAccountType, talentAppid } = hostFields(host);
  return (
    item.shopAppid === shopAppid &&
    item.linkedAccountId === linkedAccountId &&
    item.linkedAccountType === linkedAccountType &&
    item.talentAppid === talentAppid
  );
}

/** The owner of a thing on the shelf, as the platform is asked about it; undefined for what is no content. */
export function ownerOf(item: ShelfItem): ContentOwner | undefined {
  const { shopAppid, talentAppid, linkedAccountId, linkedAccountType } = item;
  if (talentAppid !== null) return { talentAppid };
  if (linkedAccountId === null || linkedAccountType === null) return undefined;
  return { shopAppid, account: { linkedAccountId, linkedAccountType } };
}
