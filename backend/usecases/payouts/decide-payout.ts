import { type Outcome, ok, rejected } from '../../../core/outcome';
import { applyPayoutFact } from '../../../core/payout/apply-payout-fact';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { dayMs } from '../../../core/time/beijing-day';
import type { PayoutTransaction } from '../../ports/payout-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor, Change } from '../staff/audited-write';
import type { PayoutPorts, StepPorts } from './payout-ports';
import { writeStep } from './step-payout';

/** Where nobody else could approve, somebody may approve his own payout after a day. */
export const waitAloneMs = dayMs;
const shortestReason = 4;

export interface PayoutDecision {
  readonly payoutNo: string;
  readonly decision: 'approve' | 'decline';
  readonly reason: string;
  readonly requestId: string;
}

export type DecidePayoutRefusal =
  | 'payout-not-found'
  | 'payout-decided'
  | 'same-person'
  | 'second-person-needed'
  | 'wait-not-over'
  | 'reason-missing'
  | 'request-id-taken';

export interface PayoutDecided {
  readonly payoutNo: string;
  readonly state: PayoutRow['state'];
}

export type DecidePorts = StepPorts & Pick<PayoutPorts, 'payoutSettings'>;

/**
 * Somebody of the agency's finance approves a payout above the automatic limit, or declines it, which gives the money
 * back. Nobody approves his own; where nobody else could, he may after 24 hours, up to the limit for one person.
 *
 * Rejections: payout-not-found; payout-decided; same-person, wait-not-over and second-person-needed; reason-missing;
 * request-id-taken. Errors: TransactionConflict, Outage.
 */
export async function decidePayout(
  ports: DecidePorts,
  actor: Actor,
  request: PayoutDecision,
): Promise<Outcome<PayoutDecided, DecidePayoutRefusal>> {
  const { payoutNo, decision, reason, requestId } = request;
  if (reason.trim().length < shortestReason) return rejected('reason-missing');
  const rules: ApprovalRules = {
    isAlone: (await ports.payouts.countApprovers()) < 2,
    aloneFen: (await ports.payoutSettings.current(0)).aloneFen,
  };
  const action = decision === 'approve' ? 'payoutApprove' : 'payoutDecline';
  const audited = { action, brandId: null, requestId, reason, asked: { payoutNo, decision } };
  return auditedChange<PayoutTransaction, PayoutDecided, DecidePayoutRefusal>(
    ports.payouts,
    ports.clock,
    actor,
    audited,
    async (payouts, nowMs) => {
      const row = await payouts.findPayout(payoutNo);
      if (!row) return rejected('payout-not-found');
      const refusal = decision === 'approve' ? refusalOf(row, actor, rules, nowMs) : undefined;
      if (refusal !== undefined && row.state === 'requested') return rejected(refusal);
      return decide(payouts, row, { ...request, actor, nowMs });
    },
  );
}

interface ApprovalRules {
  readonly isAlone: boolean;
  readonly aloneFen: number;
}

function refusalOf(
  { openid, quote, requestedAtMs }: PayoutRow,
  actor: Actor,
  { isAlone, aloneFen }: ApprovalRules,
  nowMs: number,
): 'same-person' | 'second-person-needed' | 'wait-not-over' | undefined {
  if (openid !== actor.openid) return undefined;
  if (!isAlone) return 'same-person';
  if (quote.netFen > aloneFen) return 'second-person-needed';
  return nowMs < requestedAtMs + waitAloneMs ? 'wait-not-over' : undefined;
}

async function decide(
  payouts: PayoutTransaction,
  row: PayoutRow,
  request: PayoutDecision & { readonly actor: Actor; readonly nowMs: number },
): Promise<Outcome<Change<PayoutDecided>, 'payout-decided'>> {
  const { actor, nowMs, reason, decision } = request;
  const by = { openid: actor.openid, name: actor.name, atMs: nowMs, reason };
  const step = applyPayoutFact(row, { kind: decision === 'approve' ? 'approved' : 'declined', by }, nowMs);
  if (step.kind !== 'changed') return rejected('payout-decided');
  await writeStep(payouts, step, nowMs);
  const answer = { payoutNo: row.payoutNo, state: step.row.state };
  const before = { state: row.state, grossFen: row.quote.grossFen, netFen: row.quote.netFen };
  return ok({ subject: `payout ${row.payoutNo}`, before, after: { state: step.row.state }, answer });
}
