import { pauseAt, smallestPayoutFen } from '../../../core/payout/payout-settings';
import { dayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { KeptPayoutSettings, LimitRaise, PayoutSettingsStore } from '../../ports/payout-settings-store';
import type { PayoutStore } from '../../ports/payout-store';

export interface PayoutSettingsPorts {
  readonly settingsStore: PayoutSettingsStore;
  readonly payouts: Pick<PayoutStore, 'countApprovers'>;
  readonly clock: Clock;
}

/** Where nobody else could agree, one's own raise may hold after a day. */
export const waitAloneMs = dayMs;

/** What holds for payouts now, who set it, and which limits wait for a second person. Two calls. */
export async function readPayoutSettings({ settingsStore, payouts, clock }: PayoutSettingsPorts) {
  const kept = await settingsStore.find();
  const approvers = await payouts.countApprovers();
  return { ...settingsView(kept, approvers, clock.nowMs()), approvers, smallestFen: smallestPayoutFen };
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
