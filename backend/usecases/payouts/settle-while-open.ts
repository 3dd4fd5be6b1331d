import { type SettlePorts, type SettleRun, settlePayouts } from './settle-payouts';

const nothing: SettleRun = { looked: 0, ended: 0, calledBack: 0, left: 0 };
const runsBetweenQuestions = 10;

/**
 * settlePayouts for a timer that runs each minute. Only an open payout is ever asked about or called back, so an instance
 * asks first whether there is one at all: at its first run, every ten runs while there is, and each time while there is
 * none.
 *
 * Calls: 1 while nothing is open; else those of settlePayouts, and 1 more in every tenth run.
 */
export function settleWhileOpen(ports: SettlePorts): (leftMs: () => number) => Promise<SettleRun> {
  let runsUntilQuestion = 0;
  return async (leftMs) => {
    if (runsUntilQuestion === 0) {
      if (!(await ports.payouts.hasOpen(ports.routes))) return nothing;
      runsUntilQuestion = runsBetweenQuestions;
    }
    runsUntilQuestion -= 1;
    return settlePayouts(ports, leftMs);
  };
}
