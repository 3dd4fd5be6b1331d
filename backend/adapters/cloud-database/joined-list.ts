import type { Join, Query, StoredDocument } from '../../ports/document-database';
import { sdkWhere, storedDocumentOf } from './sdk-arguments';
import type { SdkCollections, SdkCommand, SdkStoredDocument } from './sdk-database';

/**
 * A list with other documents beside its own, in one call. Match, sort and limit come first, so that the index serves
 * them and only the page is joined.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/aggregate/Aggregate.lookup.html
 */
export async function joinedList(
  { database, command }: { readonly database: SdkCollections; readonly command: SdkCommand },
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
    return { ...storedDocumentOf(document), [as]: beside.map(storedDocumentOf) };
  });
}
