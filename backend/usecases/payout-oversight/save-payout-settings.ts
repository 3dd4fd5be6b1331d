import { type Outcome, ok, rejected } from '../../../core/outcome';
import {
  judgePayoutSettings,
  mayRaiseAlone,
  raisedLimits,
  type SettablePayouts,
  type SettingsFinding,
  withoutRaise,
} from '../../../core/payout/judge-payout-settings';
import type { OperatorNotice } from '../../ports/outbox';
import type { LimitRaise, PayoutSettingsTransaction } from '../../ports/payout-settings-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { type PayoutSettingsPorts, type PayoutSettingsView, settingsView } from './read-payout-settings';

export interface SaveSettingsRequest {
  /** As it was read. */
  readonly revision: number;
  readonly settings: SettablePayouts;
  readonly requestId: string;
  readonly reason: string;
}

export type SaveSettingsRefusal = 'changed-meanwhile' | 'second-person-needed' | 'request-id-taken';

export interface SettingsSaved {
  /** False when the findings say what cannot hold; then nothing was written. */
  readonly saved: boolean;
  readonly findings: readonly SettingsFinding[];
  readonly view: PayoutSettingsView | null;
}

/**
 * Sets how much may be paid out, how, and who withholds. It holds from now on, for every instance within a minute. What
 * would let money leave with fewer eyes (a higher automatic limit, a higher limit for one person) waits: for a second
 * person of owner and finance, or where there is none for 24 hours, and then only up to what one person may pay already.
 *
 * Rejections: changed-meanwhile; second-person-needed when somebody alone wants more than that; request-id-taken.
 */
export async function savePayoutSettings(
  ports: PayoutSettingsPorts,
  actor: Actor,
  request: SaveSettingsRequest,
): Promise<Outcome<SettingsSaved, SaveSettingsRefusal>> {
  const { settings, revision, requestId, reason } = request;
  const findings = judgePayoutSettings(settings);
  if (findings.length > 0) return ok({ saved: false, findings, view: null });
  const approvers = await ports.payouts.countApprovers();
  const audited = { action: 'savePayoutSettings', brandId: null, requestId, reason, asked: { revision, settings } };
  return auditedChange<PayoutSettingsTransaction, SettingsSaved, SaveSettingsRefusal>(
    ports.settingsStore,
    ports.clock,
    actor,
    audited,
    async (store, nowMs) => {
      const before = await store.find();
      if (before.revision !== revision) return rejected('changed-meanwhile');
      const raised = raisedLimits(before.settings, settings);
      if (raised && approvers < 2 && !mayRaiseAlone(before.settings, raised)) return rejected('second-person-needed');
      const by = { openid: actor.openid, name: actor.name };
      const raise: LimitRaise | null = raised ? { ...raised, by, askedAtMs: nowMs, reason } : null;
      const next = { ...withoutRaise(before.settings, settings), pause: before.settings.pause };
      const after = { settings: next, revision: revision + 1, changedAtMs: nowMs, changedBy: actor.name, raise };
      await store.write(after);
      if (raise) await store.addNotice(noticeOf(raise, requestId));
      const answer = { saved: true, findings: [], view: settingsView(after, approvers, nowMs) };
      const [was, is] = [settingsView(before, approvers, nowMs), answer.view];
      return ok({ subject: 'payout settings', before: was, after: is, answer });
    },
  );
}

function noticeOf({ automaticFen, aloneFen, by, askedAtMs }: LimitRaise, requestId: string): OperatorNotice {
  const facts = { automaticFen, aloneFen, by: by.name };
  return { code: 'PAYOUT_LIMIT_WAITS', about: requestId, facts, notedAtMs: askedAtMs };
}
