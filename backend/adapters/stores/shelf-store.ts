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
    claimLooks: (ages, nowMs) => claimLooks(database, ages, nowMs),
    async giveUpLooks(kinds) {
      const [first] = kinds;
      if (first === undefined) return;
      const where = { _id: { in: kinds.map(lookId) } };
      await database.updateWhere(shelfCollection(first), where, { set: { lookedAtMs: 0 } });
    },
    placeAll: (kind, look, lookedAtMs) => placeLooks(database, new Map([[kind, look]]), lookedAtMs),
    placeLooks: (looks, lookedAtMs) => placeLooks(database, looks, lookedAtMs),
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
    async listShelves(kinds, limit) {
      const where = { kind: { in: kinds }, isListed: true };
      const orderBy = [
        ['kind', 'asc'],
        ['position', 'asc'],
      ] as const;
      return (await database.list('contents', { where, orderBy, limit })).map(placedItemOf);
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

/** A count that misses some says that somebody was faster there; whose they are is read back. */
async function claimLooks(
  database: DocumentDatabase,
  ages: Parameters<ShelfStore['claimLooks']>[0],
  nowMs: number,
): Promise<ShareKind[]> {
  const where = { _id: { in: ages.map(({ kind }) => lookId(kind)) } };
  const looks = new Map((await database.list('contents', { where, limit: ages.length })).map((row) => [row._id, row]));
  const claimed: ShareKind[] = [];
  const stale: { readonly kind: ShareKind; readonly lookedAtMs: number }[] = [];
  for (const { kind, maxAgeMs } of ages) {
    const look = looks.get(lookId(kind));
    const lookedAtMs = Number(look?.lookedAtMs);
    if (look && lookedAtMs <= nowMs - maxAgeMs) stale.push({ kind, lookedAtMs });
    if (look) continue;
    if ((await database.add('contents', { _id: lookId(kind), lookedAtMs: nowMs })) === 'added') claimed.push(kind);
  }
  if (stale.length === 0) return claimed;
  const _id = { in: stale.map(({ kind }) => lookId(kind)) };
  const unclaimed = { _id, lookedAtMs: { in: [...new Set(stale.map(({ lookedAtMs }) => lookedAtMs))] } };
  const count = await database.updateWhere('contents', unclaimed, { set: { lookedAtMs: nowMs } });
  if (count === stale.length) return [...claimed, ...stale.map(({ kind }) => kind)];
  const mine = await database.list('contents', { where: { _id, lookedAtMs: nowMs }, limit: stale.length });
  const ids = new Set(mine.map((row) => row._id));
  return [...claimed, ...stale.map(({ kind }) => kind).filter((kind) => ids.has(lookId(kind)))];
}

const rowsAtOnce = 1000;
const idsAtOnce = 200;

async function placeLooks(
  database: DocumentDatabase,
  looks: ReadonlyMap<ShareKind, ShelfLook>,
  lookedAtMs: number,
): Promise<void> {
  const [first] = looks.keys();
  if (first === undefined) return;
  const collection = shelfCollection(first);
  const rows = await listedRows(database, collection, [...looks.keys()]);
  const same: string[] = [];
  for (const look of looks.values()) {
    for (const [position, item] of look.items.entries()) {
      const row = rows.get(shelfItemId(item));
      if (row && isPlaced(row, { ...item, position })) same.push(row._id);
      else await placeOne(database, item, position, lookedAtMs);
    }
  }
  for (let start = 0; start < same.length; start += idsAtOnce) {
    const where = { _id: { in: same.slice(start, start + idsAtOnce) }, readAtMs: { lt: lookedAtMs } };
    await database.updateWhere(collection, where, { set: { readAtMs: lookedAtMs } });
  }
  for (const [kind, look] of looks) {
    const left = [...rows.values()].filter((row) => row.kind === kind);
    await takeOff(database, left, look, lookedAtMs);
  }
}

/** Everything that is on the shelf of some kinds, by id. */
async function listedRows(
  database: DocumentDatabase,
  collection: string,
  kinds: readonly ShareKind[],
): Promise<Map<string, StoredDocument>> {
  const rows = new Map<string, StoredDocument>();
  let afterId = '';
  for (let isMore = true; isMore; ) {
    const where = { kind: { in: kinds }, isListed: true, _id: { gt: afterId } };
    const page = await database.list(collection, { where, orderBy: [['_id', 'asc']], limit: rowsAtOnce });
    for (const row of page) {
      rows.set(row._id, row);
      afterId = row._id;
    }
    isMore = page.length === rowsAtOnce;
  }
  return rows;
}

/** Whether a row says all of this already. */
function isPlaced(row: StoredDocument, fields: object): boolean {
  return Object.entries(fields).every(([field, value]) => row[field] === value);
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
  const fields = { ...item, isSoldOut: item.isSoldOut === true, isListed: true, position, readAtMs };
  if (await database.update(collection, _id, { set: fields })) return;
  const added = await database.add(collection, { _id, ...fields, ...unreviewed, firstSeenAtMs: readAtMs });
  if (added === 'duplicate') await database.update(collection, _id, { set: fields });
}

/** Takes off what a look did not find, unless it heard nothing of it. */
async function takeOff(
  database: DocumentDatabase,
  rows: readonly StoredDocument[],
  look: ShelfLook,
  lookedAtMs: number,
): Promise<void> {
  const found = new Set(look.items.map(shelfItemId));
  let position = look.items.length;
  for (const row of rows) {
    if (found.has(row._id) || Number(row.readAtMs) >= lookedAtMs) continue;
    const item = placedItemOf(row);
    // Two things in one place would hide one of them at the end of a page.
    const set: Record<string, Json> = look.isUnheard(item) ? { position: position++ } : { isListed: false };
    if (set.position === item.position) continue;
    // A row that somebody read anew in the meantime is newer than this look.
    const where = { _id: row._id, isListed: true, readAtMs: { lt: lookedAtMs } };
    await database.updateWhere(shelfCollection(item.kind), where, { set });
  }
}
