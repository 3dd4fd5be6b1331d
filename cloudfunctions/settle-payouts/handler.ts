import { composeBase } from '../../backend/compose';
import { composeListedPayouts } from '../../backend/compose-pay';
import { timerFunction } from '../../backend/runtime/timer-function';
import { settlePayouts } from '../../backend/usecases/payouts/settle-payouts';

const base = composeBase();
const ports = composeListedPayouts(base);

export const main = timerFunction({
  name: 'settle-payouts',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  run: async ({ leftMs }) => ({ ...(await settlePayouts(ports, leftMs)) }),
});
