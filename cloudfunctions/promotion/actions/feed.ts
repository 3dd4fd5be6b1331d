import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type FeedPorts, feed, feedOrders } from '../../../backend/usecases/sharing/feed';
import type { Outcome } from '../../../core/outcome';
import { shareKinds } from '../../../core/sharing/share-kind';
import { priceBands } from '../../../core/sharing/shelf-filter';
import type { FeedView, PromotionFailure } from '../contract';

/** One page of what can be shared. */
export function feedAction(ports: FeedPorts) {
  return action({
    input: v.strictObject({
      kind: v.picklist(shareKinds),
      brandId: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))),
      words: v.optional(v.pipe(v.string(), v.maxLength(60))),
      priceBand: v.optional(v.picklist(priceBands)),
      order: v.optional(v.picklist(feedOrders)),
      cursor: v.optional(v.pipe(v.string(), v.maxLength(64))),
      withToday: v.optional(v.boolean()),
    }),
    run: (input, caller): Promise<Outcome<FeedView, PromotionFailure>> => feed(ports, caller, input),
  });
}
