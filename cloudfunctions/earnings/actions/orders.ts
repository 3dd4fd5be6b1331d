import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { listOrders } from '../../../backend/usecases/earnings/list-orders';
import type { ReadWalletPorts } from '../../../backend/usecases/earnings/read-wallet';
import type { Outcome } from '../../../core/outcome';
import type { EarningsFailure, OrdersView } from '../contract';

const input = v.strictObject({ beforeMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) });

/** A page of the caller's orders, the newest first. */
export function orders(ports: ReadWalletPorts) {
  return action({
    input,
    run: ({ beforeMs }, caller): Promise<Outcome<OrdersView, EarningsFailure>> =>
      listOrders(ports, caller.openid, beforeMs),
  });
}
