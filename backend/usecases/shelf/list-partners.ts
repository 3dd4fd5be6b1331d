import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { ShelfDesk } from '../../ports/shelf-desk';

export interface PartnerLine {
  readonly subject: 'shop' | 'talent';
  readonly subjectAppid: string;
  readonly name: string;
  /** Linked accounts of a shop; empty for a talent. */
  readonly accounts: readonly string[];
  /** When a talent took his authorisation back; null while it stands. */
  readonly withdrawnAtMs: number | null;
}

/**
 * Merchants and talents of a brand: one call.
 *
 * Rejections: brand-not-found.
 */
export async function listPartners(
  ports: { readonly settings: ProgramSettingsSource; readonly shelfDesk: Pick<ShelfDesk, 'listTalents'> },
  brandId: string,
): Promise<Outcome<{ readonly partners: readonly PartnerLine[] }, 'brand-not-found'>> {
  const { brands, shops } = await ports.settings.current();
  if (!brands.some((brand) => brand.brandId === brandId)) return rejected('brand-not-found');
  const own = shops.filter((shop) => shop.brandId === brandId);
  const appids = [...new Set(own.flatMap(({ talentAppids }) => talentAppids ?? []))];
  const known = await ports.shelfDesk.listTalents(appids);
  return ok({
    partners: [
      ...own.map(({ shopAppid, name, linkedAccounts }) => ({
        ...({ subject: 'shop', subjectAppid: shopAppid, name, withdrawnAtMs: null } as const),
        accounts: linkedAccounts.map((account) => account.name),
      })),
      ...appids.map((subjectAppid) => {
        const talent = known.find(({ talentAppid }) => talentAppid === subjectAppid);
        const withdrawnAtMs = talent?.windowCancelledAtMs ?? null;
        return { subject: 'talent', subjectAppid, name: talent?.nickname ?? '', accounts: [], withdrawnAtMs } as const;
      }),
    ],
  });
}
