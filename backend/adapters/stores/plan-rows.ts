import type { DocumentDatabase, Json } from '../../ports/document-database';
import type { PlanKey, PlanRows } from '../../ports/plan-rows';
import type { WatchedFacts } from '../../ports/watched-things';

/** Where a product stands that no look has placed yet: behind the others, as far as a cursor of a page reaches. */
const lastPosition = 999_999_999;

function rowId({ shopAppid, contentId }: PlanKey): string {
  return `${shopAppid}|${contentId}`;
}

/** Products on the shelf's own rows in `plans`, changed field by field so that nothing else on them is lost. */
export function documentPlanRows(database: DocumentDatabase): PlanRows {
  return {
    async placeProduct(item, { readAtMs, position, previous }) {
      const place: Record<string, Json> = position === undefined ? {} : { position };
      const set = { ...item, isListed: true, readAtMs, ...place, ...changed(previous, readAtMs) };
      if (await database.update('plans', rowId(item), { set })) return;
      const fresh = { previous: null, position: lastPosition, reviewState: 'new', reviewReason: null };
      // Somebody who was faster wrote the same thing from the same platform.
      await database.add('plans', { _id: rowId(item), ...fresh, ...set });
    },
    async delist(product, { readAtMs, previous }) {
      const set = { isListed: false, readAtMs, ...changed(previous, readAtMs) };
      await database.update('plans', rowId(product), { set });
    },
  };
}

function changed(previous: WatchedFacts | undefined, changedAtMs: number): Record<string, Json> {
  return previous === undefined ? {} : { previous: { ...previous }, changedAtMs };
}
