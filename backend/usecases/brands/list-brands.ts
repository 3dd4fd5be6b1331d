import { checkJoining, type JoiningFinding } from '../../../core/compliance/joining-conditions';
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
  readonly shares: GroupSettings['shares'];
  readonly groups: readonly Required<GroupSettings>[];
  readonly shops: readonly Pick<ShopSettings, 'shopAppid' | 'name' | 'linkedAccounts' | 'windows'>[];
  /** What its settings for joining break; empty when all is well. */
  readonly findings: readonly JoiningFinding[];
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
      shares: brand.shares,
      groups: brand.groups.map((group) => ({ ...group, conditions: group.conditions ?? [] })),
      shops: shops.filter((shop) => shop.brandId === brand.brandId).map(shopOverview),
      findings: checkJoining(brand),
    })),
  };
}

function shopOverview({ shopAppid, name, linkedAccounts, windows }: ShopSettings) {
  return { shopAppid, name, linkedAccounts, windows: windows ?? null };
}
