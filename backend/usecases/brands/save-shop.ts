import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ShopSettings } from '../../ports/program-settings';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface SaveShopRequest extends Pick<ShopSettings, 'shopAppid' | 'brandId' | 'name' | 'linkedAccounts'> {
  /** Absent: as it was. */
  readonly talentAppids?: readonly string[] | undefined;
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Adds a shop to a brand, or changes its name, linked accounts and talents. Only who may create shops brings one in or moves it to
 * another brand: orders of a shop pay its brand's promoters. Orders that were seen keep their brand.
 *
 * Rejections: shop-not-found, the same for a shop of another brand; brand-not-found; request-id-taken.
 */
export function saveShop(
  ports: AuditedPorts,
  actor: Actor,
  request: SaveShopRequest,
  may: { readonly create: boolean },
): Promise<Outcome<{ readonly shopAppid: string }, 'shop-not-found' | 'brand-not-found' | 'request-id-taken'>> {
  const { shopAppid, brandId, name, linkedAccounts, requestId, reason } = request;
  const audited = { action: 'saveShop', brandId, requestId, reason, asked: request };
  return auditedWrite(ports, actor, audited, async (edit) => {
    const stored = await edit.findShop(shopAppid);
    if (!may.create && stored?.brandId !== brandId) return rejected('shop-not-found');
    if (!(await edit.findBrand(brandId))) return rejected('brand-not-found');
    const talentAppids = request.talentAppids ?? stored?.talentAppids;
    const talents = talentAppids === undefined ? {} : { talentAppids };
    const shop = { shopAppid, brandId, name, linkedAccounts, ...talents, windows: stored?.windows ?? null };
    await (stored ? edit.writeShop(shop) : edit.addShop(shop));
    const before = stored ? told(stored) : null;
    return ok({ subject: `shop ${shopAppid}`, before, after: told(shop), answer: { shopAppid } });
  });
}

function told({ brandId, name, linkedAccounts, talentAppids }: ShopSettings): object {
  return { brandId, name, linkedAccounts, talentAppids: talentAppids ?? null };
}
