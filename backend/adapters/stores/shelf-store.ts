import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { ShareKind, ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem, ShelfItem, ShelfStore } from '../../ports/shelf-store';

/** Products are plans; everything else that is shared is content. */
function collectionOf(kind: ShareKind): 'plans' | 'contents' {
  return kind === 'product' ? 'plans' : 'contents';
}

function itemId({ kind, shopAppid, contentId }: ShareTarget): string {
  return kind === 'product' ? `${shopAppid}|${contentId}` : `${kind}|${contentId}`;
}

function placedItemOf(document: StoredDocument): PlacedItem {
  const { _id, ...fields } = document;
  return fields as unknown as PlacedItem;
}

/** The row that says when a kind was last looked at. */
function lookId(kind: ShareKind): string {
  return `look|${kind}`;
}

/** The shelf over documents: a row per thing in `plans` or `contents`, and a row per kind for the last look. */
export function documentShelfStore(database: DocumentDatabase): ShelfStore {
  return {
    async claimLook(kind, nowMs, maxAgeMs) {
      const collection = collectionOf(kind);
      const _id = lookId(kind);
      // Almost every view ends at this read: nobody writes while the look is fresh.
      const look = await database.find(collection, _id);
      if (!look) return (await database.add(collection, { _id, lookedAtMs: nowMs })) === 'added';
      const lookedAtMs = Number(look.lookedAtMs);
      if (lookedAtMs > nowMs - maxAgeMs) return false;
      return (await database.updateWhere(collection, { _id, lookedAtMs }, { set: { lookedAtMs: nowMs } })) === 1;
    },
    async giveUpLook(kind) {
      await database.update(collectionOf(kind), lookId(kind), { set: { lookedAtMs: 0 } });
    },
    async placeAll(kind, items, lookedAtMs) {
      for (const [position, item] of items.entries()) await placeOne(database, item, position, lookedAtMs);
      const gone = { kind, isListed: true, readAtMs: { lt: lookedAtMs } };
      await database.updateWhere(collectionOf(kind), gone, { set: { isListed: false } });
    },
    async findItem(target) {
      const document = await database.find(collectionOf(target.kind), itemId(target));
      const isDescribed = typeof document?.title === 'string' && document.shopAppid === target.shopAppid;
      return isDescribed ? placedItemOf(document) : undefined;
    },
    async listItems(kind, { afterPosition, limit }) {
      const where = { kind, isListed: true, position: { gt: afterPosition } };
      const documents = await database.list(collectionOf(kind), { where, orderBy: [['position', 'asc']], limit });
      return documents.map(placedItemOf);
    },
    async listCouponIds() {
      const documents = await database.list('contents', { where: { kind: 'coupon' }, limit: 200 });
      return documents.map(({ contentId, shopAppid }) => ({
        couponId: String(contentId),
        shopAppid: String(shopAppid),
      }));
    },
  };
}

async function placeOne(
  database: DocumentDatabase,
  item: ShelfItem,
  position: number,
  readAtMs: number,
): Promise<void> {
  const document = { _id: itemId(item), ...item, isListed: true, position, readAtMs };
  await database.put(collectionOf(item.kind), document);
}
