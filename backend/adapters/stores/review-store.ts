import type { DocumentDatabase } from '../../ports/document-database';
import type { ReviewedItem, ReviewFilter, ReviewStore } from '../../ports/review-store';
import type { ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { describedItem, shelfCollection, shelfItemId } from './shelf-store';

const mostItems = 200;

function reviewedItemOf(item: PlacedItem): ReviewedItem {
  return { reviewedBy: null, reviewedAtMs: null, ...item };
}

/** Reviews on the documents of the things. One that was never looked at by anybody counts as new. */
export function documentReviewStore(database: DocumentDatabase): ReviewStore {
  return {
    async findReviewed(target) {
      const item = describedItem(await database.find(shelfCollection(target.kind), shelfItemId(target)), target);
      return item && reviewedItemOf(item);
    },
    async listReviewed(kind, filter) {
      const where = { kind, isListed: true, position: { gt: -1 }, ...conditionsOf(filter) };
      const query = { where, orderBy: [['position', 'asc']], limit: mostItems } as const;
      const documents = await database.list(shelfCollection(kind), query);
      return documents
        .map((document) => describedItem(document, targetOf(document as unknown as ShareTarget)))
        .filter((item): item is PlacedItem => item !== undefined && filter.states.includes(item.reviewState))
        .map(reviewedItemOf);
    },
    async changeReview(target, { from, to, by, atMs, reason }) {
      const collection = shelfCollection(target.kind);
      const _id = shelfItemId(target);
      const set = { reviewState: to, reviewReason: reason, reviewedBy: by, reviewedAtMs: atMs };
      if ((await database.updateWhere(collection, { _id, reviewState: from }, { set })) === 1) return true;
      // Somebody put it down by hand, before there was a review.
      if (from !== 'new') return false;
      return (await database.updateWhere(collection, { _id, reviewState: null }, { set })) === 1;
    },
  };
}

function targetOf({ kind, shopAppid, contentId }: ShareTarget): ShareTarget {
  return { kind, shopAppid, contentId };
}

function conditionsOf({ brandIds, shopAppid, talentAppid }: ReviewFilter) {
  return {
    ...(brandIds === undefined ? {} : { brandId: { in: brandIds } }),
    ...(shopAppid === undefined ? {} : { shopAppid }),
    ...(talentAppid === undefined ? {} : { talentAppid }),
  };
}
