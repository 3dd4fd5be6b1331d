import { type Outcome, ok, rejected } from '../../../core/outcome';
import { mayRaiseAlone } from '../../../core/payout/judge-payout-settings';
import type { KeptPayoutSettings, LimitRaise, PayoutSettingsTransaction } from '../../ports/payout-settings-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { type PayoutSettingsPorts, type PayoutSettingsView, settingsView, waitAloneMs } from './read-payout-settings';

export interface RaiseDecision {
  readonly decision: 'approve' | 'decline';
  /** The limits that the decider saw, in fen. */
  readonly automaticFen: number;
  readonly aloneFen: number;
  readonly requestId: string;
  readonly reason: string;
}

export type DecideRaiseRefusal =
  | 'raise-not-found'
  | 'changed-meanwhile'
  | 'same-person'
  | 'second-person-needed'
  | 'wait-not-over'
  | 'request-id-taken';

/**
 * A second person lets higher limits hold, or declines them; whoever asked may take them back. Where there is no second
 * person he may agree himself after 24 hours.
 *
 * Rejections: raise-not-found; changed-meanwhile when the limits are not those that he saw; same-person, wait-not-over
 * and second-person-needed; request-id-taken.
 */
export async function decideLimitRaise(
  ports: PayoutSettingsPorts,
  actor: Actor,
  request: RaiseDecision,
): Promise<Outcome<PayoutSettingsView, DecideRaiseRefusal>> {
  const { decision, automaticFen, aloneFen, requestId, reason } = request;
  const approvers = await ports.payouts.countApprovers();
  const asked = { decision, automaticFen, aloneFen };
  const audited = { action: 'decidePayoutSettings', brandId: null, requestId, reason, asked };
  return auditedChange<PayoutSettingsTransaction, PayoutSettingsView, DecideRaiseRefusal>(
    ports.settingsStore,
    ports.clock,
    actor,
    audited,
    async (store, nowMs) => {
      const before = await store.find();
      const { raise } = before;
      if (!raise) return rejected('raise-not-found');
      if (raise.automaticFen !== automaticFen || raise.aloneFen !== aloneFen) return rejected('changed-meanwhile');
      const refusal = decision === 'approve' ? refusalOf(before, raise, { actor, approvers, nowMs }) : undefined;
      if (refusal !== undefined) return rejected(refusal);
      const limits = decision === 'approve' ? { automaticFen, aloneFen } : {};
      const after: KeptPayoutSettings = {
        settings: { ...before.settings, ...limits },
        ...{ revision: before.revision + 1, changedAtMs: nowMs, changedBy: actor.name, raise: null },
      };
      await store.write(after);
      const answer = settingsView(after, approvers, nowMs);
      return ok({ subject: 'payout limits', before: settingsView(before, approvers, nowMs), after: answer, answer });
    },
  );
}

function refusalOf(
  { settings }: KeptPayoutSettings,
  raise: LimitRaise,
  { actor, approvers, nowMs }: { readonly actor: Actor; readonly approvers: number; readonly nowMs: number },
): 'same-person' | 'second-person-needed' | 'wait-not-over' | undefined {
  if (raise.by.openid !== actor.openid) return undefined;
  if (approvers >= 2) return 'same-person';
  if (!mayRaiseAlone(settings, raise)) return 'second-person-needed';
  return nowMs < raise.askedAtMs + waitAloneMs ? 'wait-not-over' : undefined;
}
