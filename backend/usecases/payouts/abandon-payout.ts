import { type Outcome, ok, rejected } from '../../../core/outcome';
import { applyPayoutFact } from '../../../core/payout/apply-payout-fact';
import type { PayoutRow } from '../../../core/payout/payout-row';
import type { PayoutTransaction } from '../../ports/payout-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { StepPorts } from './payout-ports';
import { writeStep } from './step-payout';

const shortestReason = 4;

export interface AbandonRequest {
  readonly payoutNo: string;
  readonly reason: string;
  readonly requestId: string;
}

export type AbandonRefusal = 'payout-not-found' | 'payout-not-lost' | 'reason-missing' | 'request-id-taken';

export interface Abandoned {
  readonly payoutNo: string;
  /** `unknown` while it is not proven yet: it is sent no more, and ends once three queries in half an hour miss it. */
  readonly state: PayoutRow['state'];
}

/**
 * An operator signs that a payout never arrived anywhere. It ends, with the money back and its number burned, as soon as
 * that is proven; should the provider know it after all, the signature falls away.
 *
 * Rejections: payout-not-found; payout-not-lost (its provider knows it, or it is over); reason-missing; request-id-taken.
 */
export async function abandonPayout(
  ports: StepPorts,
  actor: Actor,
  { payoutNo, reason, requestId }: AbandonRequest,
): Promise<Outcome<Abandoned, AbandonRefusal>> {
  if (reason.trim().length < shortestReason) return rejected('reason-missing');
  const audited = { action: 'payoutAbandon', brandId: null, requestId, reason, asked: { payoutNo } };
  return auditedChange<PayoutTransaction, Abandoned, AbandonRefusal>(
    ports.payouts,
    ports.clock,
    actor,
    audited,
    async (payouts, nowMs) => {
      const row = await payouts.findPayout(payoutNo);
      if (!row) return rejected('payout-not-found');
      const by = { openid: actor.openid, name: actor.name, atMs: nowMs, reason };
      const step = applyPayoutFact(row, { kind: 'signed-off', by }, nowMs);
      if (step.kind !== 'changed') return rejected('payout-not-lost');
      await writeStep(payouts, step, nowMs);
      const before = { state: row.state, trouble: row.trouble, absence: row.absence };
      const { state } = step.row;
      return ok({ subject: `payout ${payoutNo}`, before, after: { state }, answer: { payoutNo, state } });
    },
  );
}
