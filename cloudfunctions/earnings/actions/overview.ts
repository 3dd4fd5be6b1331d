import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ReadOverviewPorts, readOverview } from '../../../backend/usecases/earnings/read-overview';
import type { Outcome } from '../../../core/outcome';
import type { EarningsFailure, OverviewView } from '../contract';

/** All that the caller's page 收益 shows. */
export function overview(ports: ReadOverviewPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<OverviewView, EarningsFailure>> => readOverview(ports, caller.openid),
  });
}
