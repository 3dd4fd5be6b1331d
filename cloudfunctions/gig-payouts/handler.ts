import { composeBase } from '../../backend/compose';
import { composeGigPayouts, composePayoutMatching } from '../../backend/compose-pay';
import { timerFunction } from '../../backend/runtime/timer-function';
import { matchPayoutsHourly } from '../../backend/usecases/payout-match/match-payouts-hourly';
import { sendPayouts } from '../../backend/usecases/payouts/send-payouts';
import { settleWhileOpen } from '../../backend/usecases/payouts/settle-while-open';

const base = composeBase();
const ports = composeGigPayouts(base);
const settle = settleWhileOpen(ports);
const match = matchPayoutsHourly(composePayoutMatching(base, ports.providers));

/** Both halves of the 灵工 route, because its keys lie nowhere else. Without keys the route does not exist here. */
export const main = timerFunction({
  name: 'gig-payouts',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    if (ports.routes.length === 0) return { sent: 0, looked: 0 };
    const { sent, stopped } = await sendPayouts(ports, leftMs);
    const { looked, ended, left } = await settle(leftMs);
    return { sent, stopped, looked, ended, left, ...(await match(leftMs)) };
  },
});
