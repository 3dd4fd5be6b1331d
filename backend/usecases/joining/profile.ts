import { chooseShare } from '../../../core/commission/choose-share';
import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type {
  BrandSettings,
  BrandTheme,
  ProgramSettings,
  ProgramSettingsSource,
  ShopSettings,
} from '../../ports/program-settings';
import type { GroupReview, JoinedBrand, PromoterStore } from '../../ports/promoter-store';
import type { LockDays, StorePlatform } from '../../ports/store-platform';
import { openGroupOf } from './open-group';
import { type AnnouncedSettlement, findAnnounced } from './status';

export interface ProfilePorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly promoters: PromoterStore;
  readonly platform: StorePlatform;
}

export interface ProfileBrand {
  readonly brandId: string;
  readonly name: string;
  readonly groupName: string;
  /** His part of the fee that the platform hands to the agency, in ppm; products may have their own. */
  readonly sharePpm: number;
  readonly joinedAtMs: number;
  readonly theme: BrandTheme;
  /** His request to be let into another group, and what was decided, with the reason. */
  readonly review: (Omit<GroupReview, 'groupId'> & { readonly groupName: string }) | null;
}

export interface ProfileShop {
  readonly shopAppid: string;
  readonly name: string;
  /** How long a buyer stays his after a touch and after an order; null while the platform does not say. */
  readonly lockDays: LockDays | null;
}

export interface Profile {
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly status: 'bound' | 'unbound' | 'suspended';
  readonly boundAtMs: number;
  readonly agreement: {
    readonly version: string;
    readonly isAccepted: boolean;
    /** When he accepted it and the SHA-256 of the text; null while he has not, or where the text was not kept. */
    readonly acceptedAtMs: number | null;
    readonly textHash: string | null;
  };
  /** Who pays him, and the name of the agency that does or supervises it. */
  readonly settledBy: 'agency' | 'platform';
  readonly agencyName: string;
  /** A change of who pays that was announced. */
  readonly announced: AnnouncedSettlement | null;
  readonly holdDays: number;
  readonly brands: readonly ProfileBrand[];
  readonly shops: readonly ProfileShop[];
}

/**
 * Who the caller is here: brands, groups, shares, lock windows, and who pays him.
 *
 * Rejections: not-bound.
 */
export async function profile(
  ports: ProfilePorts,
  caller: { readonly openid: string },
): Promise<Outcome<Profile, 'not-bound'>> {
  const [settings, me] = await Promise.all([ports.settings.current(), ports.promoters.findByOpenid(caller.openid)]);
  if (!me) return rejected('not-bound');
  const { agency } = settings;
  const [joined, consent] = await Promise.all([
    ports.promoters.listBrandsOf(me.promoter),
    ports.promoters.findConsent(caller.openid, agency.agreementVersion),
  ]);
  const shops = settings.shops.filter((shop) => joined.some((one) => one.brandId === shop.brandId));
  const { nickname, avatarUrl, status, boundAtMs } = me;
  const nowMs = ports.clock.nowMs();
  return ok({
    nickname,
    avatarUrl,
    status,
    boundAtMs,
    agreement: {
      version: agency.agreementVersion,
      isAccepted: consent !== undefined,
      acceptedAtMs: consent?.acceptedAtMs ?? null,
      textHash: consent?.textHash ?? null,
    },
    settledBy: agreedSettlementAt(me, nowMs) ?? me.settledBy,
    agencyName: agency.legalName,
    announced: await findAnnounced(ports, agency, caller.openid),
    holdDays: agency.holdDays,
    brands: joined.flatMap((one) => profileBrands(settings, one, nowMs)),
    shops: await Promise.all(shops.map((shop) => profileShop(ports.platform, shop))),
  });
}

/** A brand that was taken out of the settings is not shown. */
function profileBrands(settings: ProgramSettings, joined: JoinedBrand, nowMs: number): ProfileBrand[] {
  const brand = settings.brands.find((candidate) => candidate.brandId === joined.brandId);
  return brand ? [profileBrand(brand, joined, nowMs)] : [];
}

function profileBrand(brand: BrandSettings, joined: JoinedBrand, nowMs: number): ProfileBrand {
  const group = brand.groups.find((candidate) => candidate.groupId === joined.groupId) ?? openGroupOf(brand);
  const levels = { plan: [], membership: joined.shares, group: group.shares, brand: brand.shares };
  const { sharePpm } = chooseShare(levels, nowMs);
  const { brandId, name, theme = { logoUrl: null, color: null } } = brand;
  const review = reviewOf(brand, joined);
  return { brandId, name, groupName: group.name, sharePpm, joinedAtMs: joined.joinedAtMs, theme, review };
}

/** A group that was renamed has its new name; the request itself is about the group, not the word. */
function reviewOf(brand: BrandSettings, { review }: JoinedBrand): ProfileBrand['review'] {
  if (!review) return null;
  const { groupId, ...rest } = review;
  return { ...rest, groupName: brand.groups.find((group) => group.groupId === groupId)?.name ?? '' };
}

async function profileShop(platform: StorePlatform, shop: ShopSettings): Promise<ProfileShop> {
  const { shopAppid, name } = shop;
  return { shopAppid, name, lockDays: shop.windows ?? (await findLockDays(platform, shopAppid)) };
}

/** Before the shop's windows were read once. A platform that does not answer leaves one line of the profile unknown; everything else is ours to tell. */
async function findLockDays(platform: StorePlatform, shopAppid: string): Promise<LockDays | null> {
  try {
    const answer = await platform.lockDays(shopAppid);
    return answer.ok ? answer.value : null;
  } catch (error) {
    if (error instanceof Outage) return null;
    throw error;
  }
}
