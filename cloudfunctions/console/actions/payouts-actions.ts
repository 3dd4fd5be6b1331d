import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { PayoutSettingsAction } from '../payout-settings-contract';
import type { PayoutsAction } from '../payouts-contract';
import { abandonPayoutAction } from './abandon-payout';
import { decidePayoutAction } from './decide-payout';
import { decidePayoutSettingsAction } from './decide-payout-settings';
import { decidePayoutsAction } from './decide-payouts';
import { moneyNeededAction } from './money-needed';
import { pausePayoutsAction } from './pause-payouts';
import { payoutDetailAction } from './payout-detail';
import { payoutMatchDayAction } from './payout-match-day';
import { payoutMatchDaysAction } from './payout-match-days';
import { payoutQueueAction } from './payout-queue';
import { readPayoutSettingsAction } from './read-payout-settings';
import { resumePayoutsAction } from './resume-payouts';
import { savePayoutSettingsAction } from './save-payout-settings';
import { stuckPayoutsAction } from './stuck-payouts';

export type PayoutsPorts = Parameters<typeof payoutQueueAction>[0] &
  Parameters<typeof decidePayoutAction>[0] &
  Parameters<typeof savePayoutSettingsAction>[0] &
  Parameters<typeof moneyNeededAction>[0] &
  Parameters<typeof payoutMatchDaysAction>[0];

/** Payouts for the people who look after them, by the names of their actions. */
export function payoutsActions(
  ports: PayoutsPorts,
): Readonly<Record<PayoutsAction | PayoutSettingsAction, Action<IdentifiedCaller>>> {
  return {
    payoutQueue: payoutQueueAction(ports),
    payoutDetail: payoutDetailAction(ports),
    decidePayout: decidePayoutAction(ports),
    decidePayouts: decidePayoutsAction(ports),
    abandonPayout: abandonPayoutAction(ports),
    pausePayouts: pausePayoutsAction(ports),
    resumePayouts: resumePayoutsAction(ports),
    readPayoutSettings: readPayoutSettingsAction(ports),
    savePayoutSettings: savePayoutSettingsAction(ports),
    decidePayoutSettings: decidePayoutSettingsAction(ports),
    moneyNeeded: moneyNeededAction(ports),
    stuckPayouts: stuckPayoutsAction(ports),
    payoutMatchDays: payoutMatchDaysAction(ports),
    payoutMatchDay: payoutMatchDayAction(ports),
  };
}
