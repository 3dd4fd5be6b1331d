import type { PayOutcome } from '../../ports/pay-provider';
import type { PayoutNews } from '../../ports/payout-news';
import type { StepPorts } from './payout-ports';
import { stepPayout } from './step-payout';
import { wordOf } from './word-of';

/** Tells a payout what a person stated about it on a list, as if its provider had been asked at that moment. */
export function hearAboutPayout(ports: StepPorts): PayoutNews {
  return {
    async hear(payoutNo: string, outcome: PayOutcome): Promise<void> {
      await stepPayout(ports, payoutNo, { kind: 'said', source: 'notification', word: wordOf(outcome) });
    },
  };
}
