import { checkJoining, type JoiningFinding } from '../../../core/compliance/joining-conditions';
import type { ReviewMode } from '../../../core/intake/review-state';
import type { ProgramEditor } from '../../ports/program-editor';
import type { BrandTheme, GroupSettings, ShopSettings } from '../../ports/program-settings';
import { type Reach, reaches } from '../staff/role-matrix';

export interface BrandOverview {
  readonly brandId: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly theme: BrandTheme;
  /** Name it when saving: a brand that was saved meanwhile is not overwritten. */
  readonly revision: number;
  readonly reviewMode: ReviewMode;
  readonly shares: GroupSettings['shares'];
  readonly groups: readonly Required<GroupSettings>[];
  readonly shops: readonly ShopOverview[];
  /** What its settings for joining break; empty when all is well. */
  readonly findings: readonly JoiningFinding[];
}

export interface ShopOverview extends Pick<ShopSettings, 'shopAppid' | 'name' | 'linkedAccounts' | 'windows'> {
  /** Null while nobody named any. */
  readonly talentAppids: readonly string[] | null;
}

export const plainTheme: BrandTheme = { logoUrl: null, color: null };

/** The brands that somebody's roles reach, with their groups, dated shares, shops, and what is wrong with them. */
export async function listBrands(
  ports: { readonly editor: Pick<ProgramEditor, 'listBrands' | 'listShops'> },
  reach: Reach,
): Promise<{ readonly brands: readonly BrandOverview[] }> {
  const [brands, shops] = await Promise.all([ports.editor.listBrands(), ports.editor.listShops()]);
  const reached = brands.filter(({ brandId }) => reaches(reach, brandId));
  return {
    brands: reached.map((brand) => ({
      brandId: brand.brandId,
      name: brand.name,
      isOpen: brand.isOpen,
      theme: brand.theme ?? plainTheme,
      revision: brand.revision,
      reviewMode: brand.reviewMode ?? 'none',
      shares: brand.shares,
      groups: brand.groups.map((group) => ({ ...group, conditions: group.conditions ?? [] })),
      shops: shops.filter((shop) => shop.brandId === brand.brandId).map(shopOverview),
      findings: checkJoining(brand),
    })),
  };
}

function shopOverview({ shopAppid, name, linkedAccounts, talentAppids, windows }: ShopSettings): ShopOverview {
  return { shopAppid, name, linkedAccounts, talentAppids: talentAppids ?? null, windows: windows ?? null };
}
