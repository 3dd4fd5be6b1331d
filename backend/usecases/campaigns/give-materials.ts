import { carriedCopy, markedCopy } from '../../../core/compliance/carried-copy';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { CampaignStore, CampaignThing, Material } from '../../ports/campaign-store';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { PromoterDirectory } from '../../ports/promoter-directory';
import type { PromoterStore } from '../../ports/promoter-store';
import { wholeMoments } from '../corrections/whole-moments';

export interface GiveMaterialsPorts {
  readonly settings: ProgramSettingsSource;
  readonly directory: PromoterDirectory;
  readonly promoters: Pick<PromoterStore, 'listBrandsOf'>;
  readonly campaigns: Pick<CampaignStore, 'listMaterialsFor'>;
}

export interface MaterialsRequest {
  /** Those for one thing; without it those for none in particular. */
  readonly thing?: CampaignThing | undefined;
  readonly beforeMs?: number | undefined;
}

/** Words under the mark, and pictures, as a promoter may send them on. */
export interface GivenMaterial {
  readonly materialId: string;
  readonly brandName: string;
  readonly title: string;
  readonly text: string;
  readonly imageUrls: readonly string[];
}

export interface GivenMaterials {
  readonly materials: readonly GivenMaterial[];
  readonly nextBeforeMs: number | null;
}

const pageSize = 20;

/**
 * Words and pictures that brands wrote for their promoters, the newest first: of the brands that he is in and that are
 * open. Words that may not be published any more are left out, and the mark 「广告」 stands first, as in every text that a
 * share carries. Two database calls a page, and one more the first time that an instance meets somebody.
 *
 * Rejections: not-bound.
 */
export async function giveMaterials(
  ports: GiveMaterialsPorts,
  caller: { readonly openid: string },
  { thing, beforeMs = Number.MAX_SAFE_INTEGER }: MaterialsRequest,
): Promise<Outcome<GivenMaterials, 'not-bound'>> {
  const [settings, promoter] = await Promise.all([ports.settings.current(), ports.directory.promoterOf(caller.openid)]);
  if (promoter === undefined) return rejected('not-bound');
  const joined = await ports.promoters.listBrandsOf(promoter);
  const brandIds = joined.flatMap(({ brandId, status }) => (status === 'active' ? [brandId] : []));
  const brands = brandsAsked(settings, thing).filter(({ brandId }) => brandIds.includes(brandId));
  if (brands.length === 0) return ok({ materials: [], nextBeforeMs: null });
  const asked = brands.map(({ brandId }) => brandId);
  const found = await ports.campaigns.listMaterialsFor(asked, thing ?? null, { beforeMs, limit: pageSize });
  const { items, nextMs } = wholeMoments(found, pageSize, ({ createdAtMs }) => createdAtMs);
  const nameOf = (id: string) => brands.find(({ brandId }) => brandId === id)?.name ?? '';
  return ok({ materials: items.flatMap((item) => given(item, nameOf(item.brandId))), nextBeforeMs: nextMs });
}

/** Brands that are open; for a thing the one whose shop has it. */
function brandsAsked({ brands, shops }: ProgramSettings, thing: CampaignThing | undefined) {
  const open = brands.filter(({ isOpen }) => isOpen);
  if (thing === undefined) return open;
  const shop = shops.find(({ shopAppid }) => shopAppid === thing.shopAppid);
  return open.filter(({ brandId }) => brandId === shop?.brandId);
}

/** Nothing where hardly a word is left. */
function given({ materialId, title, text, imageUrls }: Material, brandName: string): GivenMaterial[] {
  const carried = (words: string) => carriedCopy(words, { use: 'own-words', isReviewed: false }).text;
  const words = carried(text);
  return words === '' ? [] : [{ materialId, brandName, title: carried(title), text: markedCopy(words), imageUrls }];
}
