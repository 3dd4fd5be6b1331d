import { zeroFen } from '../../../core/money/fen';
import { differenceOf, judgeFlow } from '../../../core/reconciliation/match-order';
import { signedFen } from '../../../core/reconciliation/order-facts';
import { type BeijingDay, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { MatchRecords } from '../../ports/match-records';
import { Outage } from '../../ports/outage';
import { AllowanceSpent } from '../../ports/platform/allowance-spent';
import type { FundsFlow, PlatformFunds } from '../../ports/platform/funds';
import { walkPages } from '../sync/walk-pages';

export interface CollectFlowsPorts {
  readonly funds: Pick<PlatformFunds, 'listFundsFlows' | 'findFundsFlow'>;
  readonly records: MatchRecords;
  readonly clock: Clock;
  readonly journal: Journal;
}

export interface FlowCounts {
  readonly flows: number;
  readonly sharedFen: number;
  readonly takenBackFen: number;
  readonly withdrawnFen: number;
}

const nothing: FlowCounts = { flows: 0, sharedFen: 0, takenBackFen: 0, withdrawnFen: 0 };
/** So many movements are asked for at once: the platform tells of one in a call. */
const atOnce = 5;

/**
 * Brings the movements of a day here, and those of the day before that were not listed yet when that was walked. Each is
 * asked for once and kept; one that cannot be matched with any order is a difference by itself.
 *
 * @returns the page with which the next run goes on, null at the end. Errors: Outage when the platform does not answer.
 */
export async function collectFlows(
  ports: CollectFlowsPorts,
  { day, fromKey }: { readonly day: BeijingDay; readonly fromKey: string },
  leftMs: () => number,
): Promise<{ readonly nextKey: string | null; readonly counts: FlowCounts }> {
  const startMs = startOfBeijingDayMs(day);
  const booked = { fromSec: (startMs - dayMs) / 1000, toSec: (startMs + dayMs) / 1000 - 1 };
  const walk = { operation: 'funds/flowlist/get', list: ports.funds.listFundsFlows({ booked }), fromKey };
  let counts = nothing;
  const nextKey = await walkPages(walk, leftMs, async (flowIds) => {
    const unknown = await ports.records.listNewFlowIds([...new Set(flowIds)]);
    for (let start = 0; start < unknown.length; start += atOnce) {
      const some = unknown.slice(start, start + atOnce);
      const flows = await Promise.all(some.map((flowId) => readFlow(ports, flowId)));
      for (const [nth, flow] of flows.entries()) {
        if (flow) counts = withFlow(counts, await keepFlow(ports, flow, day));
        else await noteUnreadable(ports, some[nth] ?? '', day);
      }
    }
    return true;
  }).catch((error: unknown) => {
    // The page of another night may not be known any more: then the list begins anew, and what is kept is passed over.
    if (fromKey !== '' && isUnusable(error)) return '';
    throw error;
  });
  return { nextKey, counts };
}

function isUnusable(error: unknown): boolean {
  return error instanceof Outage && !(error instanceof AllowanceSpent) && !error.retryable;
}

/** Undefined for a movement that the platform lists and does not tell of. */
async function readFlow({ funds }: CollectFlowsPorts, flowId: string): Promise<FundsFlow | undefined> {
  try {
    const answer = await funds.findFundsFlow(flowId);
    return answer.ok ? answer.value : undefined;
  } catch (error) {
    if (isUnusable(error)) return undefined;
    throw error;
  }
}

async function keepFlow(ports: CollectFlowsPorts, flow: FundsFlow, day: BeijingDay): Promise<FundsFlow | undefined> {
  const difference = judgeFlow({ ...flow, signedFen: signedFen(flow) });
  if (difference) await noteFlow(ports, { difference, flowId: flow.flowId, orderId: flow.orderId }, day);
  return (await ports.records.keepFlow({ ...flow, seenDay: day })) === 'added' ? flow : undefined;
}

function noteUnreadable(ports: CollectFlowsPorts, flowId: string, day: BeijingDay): Promise<void> {
  const difference = differenceOf('FLOW_UNREADABLE', zeroFen, zeroFen);
  return noteFlow(ports, { difference, flowId, orderId: null }, day);
}

/** A movement's own difference stands under the movement, whatever order it names. */
async function noteFlow(
  { records, journal, clock }: CollectFlowsPorts,
  about: {
    readonly difference: ReturnType<typeof differenceOf>;
    readonly flowId: string;
    readonly orderId: string | null;
  },
  day: BeijingDay,
): Promise<void> {
  const { difference, flowId } = about;
  const found = { day, atMs: clock.nowMs() };
  const isNew = await records.addDifference({ ...difference, orderId: null, flowId, brandId: null }, found);
  if (isNew)
    journal.alarm('FUNDS_DIFFER', { code: difference.code, detail: flowId, amountFen: difference.platformFen });
}

function withFlow(counts: FlowCounts, flow: FundsFlow | undefined): FlowCounts {
  if (!flow) return counts;
  const { kind, direction, amountFen } = flow;
  const isShared = kind === 'sharing';
  return {
    flows: counts.flows + 1,
    sharedFen: counts.sharedFen + (isShared && direction === 'in' ? amountFen : 0),
    takenBackFen: counts.takenBackFen + (isShared && direction === 'out' ? amountFen : 0),
    withdrawnFen: counts.withdrawnFen + (kind === 'withdrawal' ? amountFen : 0),
  };
}
