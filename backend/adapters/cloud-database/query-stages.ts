import type { Join, Query, StoredDocument, Where } from '../../ports/document-database';
import { sdkWhere, storedDocumentOf } from './sdk-arguments';
import type { SdkCollections, SdkCommand, SdkStoredDocument } from './sdk-database';

interface Parts {
  readonly database: SdkCollections;
  readonly command: SdkCommand;
}

/**
 * A list with other documents beside its own, in one call. Match, sort and limit come first, so that the index serves
 * them and only the page is joined.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/aggregate/Aggregate.lookup.html
 */
export async function joinedList(
  { database, command }: Parts,
  collection: string,
  { where, orderBy = [], limit }: Query,
  { from, ids, as }: Join,
): Promise<StoredDocument[]> {
  const matched = database.collection(collection).aggregate().match(sdkWhere(command, where));
  const order = Object.fromEntries(orderBy.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1] as const));
  const sorted = orderBy.length === 0 ? matched : matched.sort(order);
  const joined = sorted.limit(limit).lookup({ from, localField: ids, foreignField: '_id', as });
  const { list } = await joined.end();
  return list.map((document) => {
    const beside = document[as] as readonly SdkStoredDocument[];
    return { ...storedDocumentOf(document as SdkStoredDocument), [as]: beside.map(storedDocumentOf) };
  });
}

/** Counts no further than to `most`: a plain count walks every document that fits. */
export async function countUpTo(
  { database, command }: Parts,
  collection: string,
  where: Where,
  most: number,
): Promise<number> {
  const fitting = database.collection(collection).aggregate().match(sdkWhere(command, where));
  // Where nothing fits, the service answers no group at all.
  const [counted] = (await fitting.limit(most).count('counted').end()).list;
  return Number(counted?.counted ?? 0);
}
