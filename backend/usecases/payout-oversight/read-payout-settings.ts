import { payoutAmountBounds, payoutSettingBounds } from '../../../core/payout/judge-payout-settings';
import { pauseAt, smallestPayoutFen } from '../../../core/payout/payout-settings';
import { dayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { KeptPayoutSettings, LimitRaise, PayoutSettingsStore } from '../../ports/payout-settings-store';
import type { PayoutStore } from '../../ports/payout-store';
import type { Actor } from '../staff/audited-write';

export interface PayoutSettingsPorts {
  readonly settingsStore: PayoutSettingsStore;
  readonly payouts: Pick<PayoutStore, 'countApprovers'>;
  readonly clock: Clock;
}

/** Where nobody else could agree, one's own raise may hold after a day. */
export const waitAloneMs = dayMs;

/** What holds for payouts now, who set it, what it may be, and which limits wait for a second person. Two calls. */
export async function readPayoutSettings(
  { settingsStore, payouts, clock }: PayoutSettingsPorts,
  { openid }: Pick<Actor, 'openid'>,
) {
  const kept = await settingsStore.find();
  const approvers = await payouts.countApprovers();
  return {
    ...settingsView(kept, approvers, clock.nowMs()),
    ...{ approvers, smallestFen: smallestPayoutFen, isRaiseByMe: kept.raise?.by.openid === openid },
    bounds: { ...payoutSettingBounds, amounts: payoutAmountBounds(kept.settings) },
  };
}

/** Settings for people, a pause only while it is in force. */
export function settingsView(
  { settings, revision, changedAtMs, changedBy, raise }: KeptPayoutSettings,
  approvers: number,
  nowMs: number,
) {
  const { pause: _pause, ...rest } = settings;
  const pause = pauseAt(settings, nowMs) ?? null;
  return { settings: rest, pause, revision, changedAtMs, changedBy, raise: raise && raiseView(raise, approvers) };
}

function raiseView({ automaticFen, aloneFen, by, askedAtMs, reason }: LimitRaise, approvers: number) {
  const mayAloneFromMs = approvers < 2 ? askedAtMs + waitAloneMs : null;
  return { automaticFen, aloneFen, by: by.name, askedAtMs, reason, mayAloneFromMs };
}

export type PayoutSettingsView = ReturnType<typeof settingsView>;
