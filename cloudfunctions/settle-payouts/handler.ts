import { composeBase } from '../../backend/compose';
import { composeMoneyWatch } from '../../backend/compose-oversight';
import { composeListedPayouts, composePayoutMatching } from '../../backend/compose-pay';
import { timerFunction } from '../../backend/runtime/timer-function';
import { matchPayoutsHourly } from '../../backend/usecases/payout-match/match-payouts-hourly';
import { watchMoneyHourly } from '../../backend/usecases/payout-oversight/watch-money';
import { settleWhileOpen } from '../../backend/usecases/payouts/settle-while-open';

const base = composeBase();
const ports = composeListedPayouts(base);
const settle = settleWhileOpen(ports);
const match = matchPayoutsHourly(composePayoutMatching(base, ports.providers));
const watchMoney = watchMoneyHourly(composeMoneyWatch(base, ports.providers));

export const main = timerFunction({
  name: 'settle-payouts',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  run: async ({ leftMs }) => ({
    ...(await settle(leftMs)),
    ...(await match(leftMs)),
    ...(await watchMoney(leftMs)),
  }),
});
