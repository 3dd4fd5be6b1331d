import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ShopSettings } from '../../ports/program-settings';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface SaveShopRequest extends Pick<ShopSettings, 'shopAppid' | 'brandId' | 'name' | 'linkedAccounts'> {
  readonly requestId: string;
  readonly reason: string;
}

/**
 * Adds a shop to a brand, or changes its name and linked accounts. Only who may create shops brings one in or moves it to
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
    const shop = { shopAppid, brandId, name, linkedAccounts, windows: stored?.windows ?? null };
    await (stored ? edit.writeShop(shop) : edit.addShop(shop));
    const before = stored
      ? { brandId: stored.brandId, name: stored.name, linkedAccounts: stored.linkedAccounts }
      : null;
    const after = { brandId, name, linkedAccounts };
    return ok({ subject: `shop ${shopAppid}`, before, after, answer: { shopAppid } });
  });
}
