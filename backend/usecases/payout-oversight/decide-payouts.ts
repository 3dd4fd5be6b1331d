import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayoutState } from '../../../core/payout/payout';
import { TransactionConflict } from '../../ports/document-database';
import type { PayoutTransaction } from '../../ports/payout-store';
import { auditedChange } from '../payees/audited-change';
import {
  type DecidePayoutRefusal,
  type DecidePorts,
  decidePayout,
  type PayoutDecision,
} from '../payouts/decide-payout';
import type { Actor } from '../staff/audited-write';

export interface DecidePayoutsRequest extends Omit<PayoutDecision, 'payoutNo'> {
  /** 1 to 50 numbers, each once. */
  readonly payoutNos: readonly string[];
  /** Where an earlier answer to the same request stopped. */
  readonly fromIndex?: number | undefined;
}

/** What became of one payout: its state, or why not. `try-again` says nothing about it yet. */
export type ItemOutcome =
  | { readonly payoutNo: string; readonly ok: true; readonly state: PayoutState }
  | { readonly payoutNo: string; readonly ok: false; readonly code: DecidePayoutRefusal | 'try-again' };

export interface PayoutsDecided {
  readonly total: number;
  readonly items: readonly ItemOutcome[];
  readonly done: number;
  readonly refused: number;
  /** Send the same request with it to go on; null when all have their answer. */
  readonly nextIndex: number | null;
}

/** A decision is a transaction of about ten calls. */
const leastLeftMs = 3_000;
/** As for a single decision. */
const shortestReason = 4;

/**
 * Approves or declines up to 50 payouts one by one, each in its own transaction with its own entry of the audit, so that
 * one that cannot be decided keeps none of the others. When the time of the call ends it answers how far it came. The
 * same request again answers the same and does nothing twice.
 *
 * Rejections: reason-missing; request-id-taken for other numbers under the same id. Errors: Outage.
 */
export async function decidePayouts(
  ports: DecidePorts,
  actor: Actor,
  request: DecidePayoutsRequest,
  leftMs: () => number,
): Promise<Outcome<PayoutsDecided, 'reason-missing' | 'request-id-taken'>> {
  const { payoutNos, decision, fromIndex = 0 } = request;
  if (request.reason.trim().length < shortestReason) return rejected('reason-missing');
  const begun = await begin(ports, actor, request);
  if (!begun.ok) return begun;
  const items: ItemOutcome[] = [];
  for (const payoutNo of payoutNos.slice(fromIndex)) {
    // The first one is always tried, so that every call comes further.
    if (items.length > 0 && leftMs() < leastLeftMs) break;
    items.push(await decideOne(ports, actor, { ...request, payoutNo, decision }));
  }
  const reached = fromIndex + items.length;
  const done = items.filter((item) => item.ok).length;
  const nextIndex = reached < payoutNos.length ? reached : null;
  return ok({ total: payoutNos.length, items, done, refused: items.length - done, nextIndex });
}

/** The batch has an entry of its own, which holds the request id. */
function begin(ports: DecidePorts, actor: Actor, { payoutNos, decision, requestId, reason }: DecidePayoutsRequest) {
  const audited = { action: 'payoutBatch', brandId: null, requestId, reason, asked: { decision, payoutNos } };
  return auditedChange<PayoutTransaction, { readonly count: number }, never>(
    ports.payouts,
    ports.clock,
    actor,
    audited,
    async () => {
      const count = payoutNos.length;
      return ok({ subject: `${count} payouts`, before: null, after: { decision, payoutNos }, answer: { count } });
    },
  );
}

async function decideOne(ports: DecidePorts, actor: Actor, decision: PayoutDecision): Promise<ItemOutcome> {
  const { payoutNo } = decision;
  try {
    const decided = await decidePayout(ports, actor, { ...decision, requestId: `${decision.requestId}|${payoutNo}` });
    return decided.ok
      ? { payoutNo, ok: true, state: decided.value.state }
      : { payoutNo, ok: false, code: decided.code };
  } catch (error) {
    if (error instanceof TransactionConflict) return { payoutNo, ok: false, code: 'try-again' };
    throw error;
  }
}
