import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ListOrdersPorts, listOrders } from '../../../backend/usecases/earnings/list-orders';
import type { Outcome } from '../../../core/outcome';
import type { EarningsFailure, OrdersView } from '../contract';

const input = v.strictObject({
  filter: v.optional(v.picklist(['frozen', 'available', 'held', 'reversed', 'estimated', 'platform'])),
  beforeMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  afterDay: v.optional(v.pipe(v.string(), v.regex(/^(?:\d{8})?$/))),
});

/** A page of the caller's orders. */
export function orders(ports: ListOrdersPorts) {
  return action({
    input,
    run: (place, caller): Promise<Outcome<OrdersView, EarningsFailure>> => listOrders(ports, caller.openid, place),
  });
}
