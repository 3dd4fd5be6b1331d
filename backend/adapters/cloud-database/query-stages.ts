import type { Join, Query, StoredDocument, Where } from '../../ports/document-database';
import { sdkWhere, storedDocumentOf } from './sdk-arguments';
import type { SdkCollections, SdkCommand, SdkStoredDocument } from './sdk-database';

/**
 * Reads that a plain query cannot give, each in one call. Match, sort and limit come first, so that an index serves them.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/database/aggregate/Aggregate.lookup.html
 */
export function queryStages(database: SdkCollections, command: SdkCommand) {
  const fitting = (collection: string, where: Where) =>
    database.collection(collection).aggregate().match(sdkWhere(command, where));
  return {
    /** A list with other documents beside its own: only the page is joined. */
    async joinedList(collection: string, { where, orderBy = [], limit }: Query, join: Join): Promise<StoredDocument[]> {
      const { from, ids, as } = join;
      const directions = orderBy.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1] as const);
      const matched = fitting(collection, where);
      const sorted = directions.length === 0 ? matched : matched.sort(Object.fromEntries(directions));
      const joined = sorted.limit(limit).lookup({ from, localField: ids, foreignField: '_id', as });
      return (await joined.end()).list.map((document) => {
        const beside = document[as] as readonly SdkStoredDocument[];
        return { ...storedDocumentOf(document as SdkStoredDocument), [as]: beside.map(storedDocumentOf) };
      });
    },
    /** Counts no further than to `most`: a plain count walks every document that fits. */
    async countUpTo(collection: string, where: Where, most: number): Promise<number> {
      // Where nothing fits, the service answers no group at all.
      const [counted] = (await fitting(collection, where).limit(most).count('counted').end()).list;
      return Number(counted?.counted ?? 0);
    },
  };
}
