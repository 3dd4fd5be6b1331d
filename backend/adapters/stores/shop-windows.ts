import type { DocumentDatabase, Json } from '../../ports/document-database';
import type { ShopWindows } from '../../ports/shop-windows';

/** A shop that was never asked about has no moment yet; there are few shops, so all are looked through. */
const mostShops = 1000;

/** Lock windows on the shops' documents, where the settings are read from. */
export function documentShopWindows(database: DocumentDatabase): ShopWindows {
  return {
    async listReadBefore(beforeMs, limit) {
      const shops = await database.list('shops', { where: {}, limit: mostShops });
      const stale = shops.filter((shop) => Number(shop.windowsReadAtMs ?? 0) < beforeMs);
      return stale.slice(0, limit).map((shop) => shop._id);
    },
    async save(shopAppid, windows, readAtMs) {
      const set = { windows: windows as unknown as Json, windowsReadAtMs: readAtMs };
      await database.update('shops', shopAppid, { set });
    },
  };
}
