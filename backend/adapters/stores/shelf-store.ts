import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { ShareKind, ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem, ShelfItem, ShelfLook, ShelfStore } from '../../ports/shelf-store';

/** Products are plans; everything else that is shared is content. */
export function shelfCollection(kind: ShareKind): 'plans' | 'contents' {
  return kind === 'product' ? 'plans' : 'contents';
}

/** The document of a thing; a talent's content may be shared for several shops, so the shop is part of its id. */
export function shelfItemId({ kind, shopAppid, contentId }: ShareTarget): string {
  if (kind === 'product') return `${shopAppid}|${contentId}`;
  return kind === 'coupon' ? `${kind}|${contentId}` : `${kind}|${shopAppid}|${contentId}`;
}

/** What is not written on things that somebody put down by hand. */
const unreviewed = { reviewState: 'new', reviewReason: null } as const;

function placedItemOf(document: StoredDocument): PlacedItem {
  const { _id, ...fields } = document;
  return { ...unreviewed, ...(fields as unknown as Omit<PlacedItem, keyof typeof unreviewed>) };
}

/** The thing of a document, if the platform has described it and it is of that shop. */
export function describedItem(document: StoredDocument | undefined, target: ShareTarget): PlacedItem | undefined {
  const isDescribed = typeof document?.title === 'string' && document.shopAppid === target.shopAppid;
  return isDescribed ? placedItemOf(document) : undefined;
}

/** The row that says when a kind was last looked at. */
function lookId(kind: ShareKind): string {
  return `look|${kind}`;
}

/** The shelf over documents: a row per thing in `plans` or `contents`, and a row per kind for the last look. */
export function documentShelfStore(database: DocumentDatabase): ShelfStore {
  return {
    async claimLook(kind, nowMs, maxAgeMs) {
      const collection = shelfCollection(kind);
      const _id = lookId(kind);
      // Almost every view ends at this read: nobody writes while the look is fresh.
      const look = await database.find(collection, _id);
      if (!look) return (await database.add(collection, { _id, lookedAtMs: nowMs })) === 'added';
      const lookedAtMs = Number(look.lookedAtMs);
      if (lookedAtMs > nowMs - maxAgeMs) return false;
      return (await database.updateWhere(collection, { _id, lookedAtMs }, { set: { lookedAtMs: nowMs } })) === 1;
    },
    async giveUpLook(kind) {
      await database.update(shelfCollection(kind), lookId(kind), { set: { lookedAtMs: 0 } });
    },
    async placeAll(kind, look, lookedAtMs) {
      for (const [position, item] of look.items.entries()) await placeOne(database, item, position, lookedAtMs);
      await takeOff(database, kind, look, lookedAtMs);
    },
    async findItem(target) {
      return describedItem(await database.find(shelfCollection(target.kind), shelfItemId(target)), target);
    },
    async listItems(kind, { afterPosition, limit, brandId, shopAppid }) {
      const where = {
        kind,
        isListed: true,
        position: { gt: afterPosition },
        ...(brandId === undefined ? {} : { brandId }),
        ...(shopAppid === undefined ? {} : { shopAppid }),
      };
      const documents = await database.list(shelfCollection(kind), { where, orderBy: [['position', 'asc']], limit });
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

/** What is there already keeps its review; a look never writes over what a person decided. */
async function placeOne(
  database: DocumentDatabase,
  item: ShelfItem,
  position: number,
  readAtMs: number,
): Promise<void> {
  const collection = shelfCollection(item.kind);
  const _id = shelfItemId(item);
  const fields = { ...item, isListed: true, position, readAtMs };
  if (await database.update(collection, _id, { set: fields })) return;
  const added = await database.add(collection, { _id, ...fields, ...unreviewed });
  if (added === 'duplicate') await database.update(collection, _id, { set: fields });
}

const rowsAtOnce = 200;

/** Takes off what a look did not find, unless it heard nothing of it. */
async function takeOff(
  database: DocumentDatabase,
  kind: ShareKind,
  look: ShelfLook,
  lookedAtMs: number,
): Promise<void> {
  const collection = shelfCollection(kind);
  const unseen = { kind, isListed: true, readAtMs: { lt: lookedAtMs } };
  let position = look.items.length;
  let afterId = '';
  for (let isMore = true; isMore; ) {
    const where = { ...unseen, _id: { gt: afterId } };
    const rows = await database.list(collection, { where, orderBy: [['_id', 'asc']], limit: rowsAtOnce });
    for (const row of rows) {
      const { _id } = row;
      // Two things in one place would hide one of them at the end of a page.
      const set: Record<string, Json> = look.isUnheard(placedItemOf(row))
        ? { position: position++ }
        : { isListed: false };
      // A row that somebody read anew in the meantime is newer than this look.
      await database.updateWhere(collection, { ...unseen, _id }, { set });
      afterId = _id;
    }
    isMore = rows.length === rowsAtOnce;
  }
}
