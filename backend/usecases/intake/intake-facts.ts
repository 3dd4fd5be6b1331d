import type { PlatformFacts } from '../../../core/intake/intake-checklist';
import type { IntakeFlow } from '../../../core/intake/intake-flow';
import type { ContentOwner } from '../../ports/platform/lives';
import type { NamedLinkedAccount, PartnerTalent } from '../../ports/platform/partners';
import type { ShopSettings } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { IntakePlatform } from '../../ports/sharing-platform';
import type { ShelfStore } from '../../ports/shelf-store';
import { firstOf } from '../sharing/first-of';
import { told } from './told';

export interface FactPorts {
  readonly platform: IntakePlatform;
  readonly promoters: PromoterStore;
  readonly shelf: Pick<ShelfStore, 'listItems'>;
}

const mostPartners = 500;
const mostAccounts = 100;

/** What the platform tells of a shop besides its content. Null where it did not answer. */
export interface ShopFacts {
  readonly isSupplier: boolean | null;
  readonly isPartner: boolean | null;
  readonly hasPlan: boolean;
  readonly accounts: readonly NamedLinkedAccount[] | null;
}

/**
 * What a shop may do with us, asked all at once. What the platform refuses or does not answer is null, which is no "no"; an
 * outage of the database is thrown.
 */
export async function readShopFacts(ports: FactPorts, { shopAppid }: ShopSettings): Promise<ShopFacts> {
  const { platform, shelf } = ports;
  const [supply, partners, accounts, products] = await Promise.all([
    told(platform.findShop(shopAppid)),
    told(firstOf(platform.listPartnerShops(), mostPartners)),
    told(firstOf(platform.listLinkedAccounts(shopAppid), mostAccounts)),
    shelf.listItems('product', { afterPosition: -1, limit: 1, shopAppid }),
  ]);
  return {
    isSupplier: supply && supply.cooperation === 'accepted',
    isPartner: partners?.some((shop) => shop.shopAppid === shopAppid) ?? null,
    hasPlan: products.length > 0,
    accounts,
  };
}

/** The facts of one of a shop's flows; `account` is undefined where the flow needs one and the shop has none. */
export async function shopFlowFacts(
  ports: FactPorts,
  flow: IntakeFlow,
  shop: ShopSettings,
  known: ShopFacts & { readonly account: NamedLinkedAccount | undefined },
): Promise<PlatformFacts> {
  const { isSupplier, isPartner, hasPlan, accounts, account } = known;
  const standing: PlatformFacts = {
    'supply-cooperation': isSupplier,
    'content-cooperation': isPartner,
    'usable-plan': hasPlan,
    'linked-account': accounts === null ? null : account !== undefined,
  };
  if (!account)
    return { ...standing, 'live-notice': false, 'live-goods': false, 'video-goods': false, 'article-goods': false };
  const { linkedAccountId, linkedAccountType } = account;
  const owner = { shopAppid: shop.shopAppid, account: { linkedAccountId, linkedAccountType } };
  return { ...standing, ...(await contentFacts(ports, flow, owner)) };
}

/** The facts of one of a talent's flows. */
export async function talentFlowFacts(
  ports: FactPorts,
  flow: IntakeFlow,
  talentAppid: string,
  partner: PartnerTalent | undefined | null,
): Promise<PlatformFacts> {
  const standing: PlatformFacts = { 'talent-cooperation': partner === null ? null : partner !== undefined };
  if (!partner) return standing;
  const [exportName] = partner.videoExportNames;
  return { ...standing, ...(await contentFacts(ports, flow, { talentAppid }, exportName)) };
}

async function contentFacts(
  { platform, promoters }: FactPorts,
  flow: IntakeFlow,
  owner: ContentOwner,
  exportName?: string,
): Promise<PlatformFacts> {
  switch (flow) {
    case 'shop-live':
    case 'talent-live': {
      const [notices, goods] = await Promise.all([
        told(platform.listLiveNotices(owner)),
        told(firstOf(platform.listLiveProducts(owner), 1)),
      ]);
      return { 'live-notice': hasSome(notices), 'live-goods': hasSome(goods) };
    }
    case 'shop-video':
    case 'talent-video': {
      const named = exportName === undefined ? owner : { ...owner, exportName };
      return { 'video-goods': hasSome(await told(firstOf(platform.listShortVideos(named), 1))) };
    }
    case 'shop-article': {
      const anyone = await promoters.findAnyBound();
      if (!anyone) return {};
      const articles = await told(firstOf(platform.listArticles(owner, anyone.promoter), 1));
      return { 'article-goods': hasSome(articles) };
    }
    case 'shop-product':
      return {};
  }
}

function hasSome(items: readonly unknown[] | null): boolean | null {
  return items && items.length > 0;
}
