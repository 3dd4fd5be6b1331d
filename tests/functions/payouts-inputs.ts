import type { PayoutSettingsAction } from '../../cloudfunctions/console/payout-settings-contract';
import type { PayoutsAction } from '../../cloudfunctions/console/payouts-contract';
import { usualPayoutSettings } from '../../core/payout/payout-settings';

const audited = { requestId: 'request-1', reason: '已核对订单' };
const { pause: _pause, ...settings } = usualPayoutSettings;

/** A good input of each action about payouts. */
export const payoutsInputs = {
  payoutQueue: () => ({}),
  payoutDetail: () => ({ payoutNo: 'W1' }),
  decidePayout: () => ({ ...audited, payoutNo: 'W1', decision: 'approve' }),
  decidePayouts: () => ({ ...audited, payoutNos: ['W1', 'W2'], decision: 'approve' }),
  abandonPayout: () => ({ ...audited, payoutNo: 'W1' }),
  pausePayouts: () => ({ ...audited, untilMs: 0 }),
  resumePayouts: () => ({ ...audited }),
  readPayoutSettings: () => ({}),
  savePayoutSettings: () => ({ ...audited, revision: 0, settings }),
  decidePayoutSettings: () => ({ ...audited, decision: 'decline', automaticFen: 30_000, aloneFen: 200_000 }),
  moneyNeeded: () => ({}),
  stuckPayouts: () => ({}),
  payoutMatchDays: () => ({}),
  payoutMatchDay: () => ({ day: '20260818' }),
} satisfies Record<PayoutsAction | PayoutSettingsAction, (brandId: string) => object>;

/** Who may do what, as in the table of console-functions.test.ts: payouts are the agency's; a brand sees none. */
export const payoutsRights = {
  payoutQueue: 'AA.A ......',
  payoutDetail: 'AA.A ......',
  decidePayout: 'AA.. ......',
  decidePayouts: 'AA.. ......',
  abandonPayout: 'AA.. ......',
  pausePayouts: 'AA.. ......',
  resumePayouts: 'AA.. ......',
  readPayoutSettings: 'AA.A ......',
  savePayoutSettings: 'AA.. ......',
  decidePayoutSettings: 'AA.. ......',
  moneyNeeded: 'AA.A ......',
  stuckPayouts: 'AA.A ......',
  payoutMatchDays: 'AA.A ......',
  payoutMatchDay: 'AA.A ......',
} satisfies Record<PayoutsAction | PayoutSettingsAction, string>;
