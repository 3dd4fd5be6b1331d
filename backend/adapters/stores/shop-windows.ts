import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { ShopWindows } from '../../ports/shop-windows';

/** A shop that was never asked about has no moment yet; there are few shops, so all are looked through. */
const mostShops = 1000;

function triedAtMs({ windowsReadAtMs, windowsTriedAtMs }: StoredDocument): number {
  return Math.max(Number(windowsReadAtMs ?? 0), Number(windowsTriedAtMs ?? 0));
}

/** Lock windows on the shops' documents, where the settings are read from. */
export function documentShopWindows(database: DocumentDatabase): ShopWindows {
  return {
    async listTriedBefore(beforeMs, limit) {
      const shops = await database.list('shops', { where: {}, limit: mostShops });
      const stale = shops.filter((shop) => triedAtMs(shop) < beforeMs);
      stale.sort((one, other) => triedAtMs(one) - triedAtMs(other));
      return stale.slice(0, limit).map((shop) => shop._id);
    },
    async noteTry(shopAppid, atMs) {
      await database.update('shops', shopAppid, { set: { windowsTriedAtMs: atMs } });
    },
    async save(shopAppid, windows, readAtMs) {
      const set = { windows: windows as unknown as Json, windowsReadAtMs: readAtMs };
      await database.update('shops', shopAppid, { set });
    },
  };
}
