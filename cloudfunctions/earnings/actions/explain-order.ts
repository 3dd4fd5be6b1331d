import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ExplainOrderPorts, explainOrder as explain } from '../../../backend/usecases/earnings/explain-order';
import type { Outcome } from '../../../core/outcome';
import type { EarningsFailure, OrderExplanationView } from '../contract';

const input = v.strictObject({ key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}\|[A-Za-z0-9_-]{1,64}$/)) });

/** Why one order of the caller's is his, how its amount came about, and what happens next. */
export function explainOrder(ports: ExplainOrderPorts) {
  return action({
    input,
    run: ({ key }, caller): Promise<Outcome<OrderExplanationView, EarningsFailure>> =>
      explain(ports, caller.openid, key),
  });
}
