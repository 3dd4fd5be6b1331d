import * as v from 'valibot';
import { composeBase } from '../../backend/compose';
import { composeListedPayouts } from '../../backend/compose-pay';
import { timerFunction } from '../../backend/runtime/timer-function';
import { sendPayouts } from '../../backend/usecases/payouts/send-payouts';

const base = composeBase();
const ports = composeListedPayouts(base);
const wish = v.object({ payoutNo: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,32}$/)) });

/** By the timer everything that is due; for the function `payout` the one that was just asked for. */
export const main = timerFunction({
  name: 'send-payouts',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  run: async ({ leftMs }) => ({ ...(await sendPayouts(ports, leftMs)) }),
  async onCall(event, { leftMs }) {
    const asked = v.safeParse(wish, event);
    if (!asked.success) return { sent: 0 };
    return { ...(await sendPayouts(ports, leftMs, asked.output.payoutNo)) };
  },
});
