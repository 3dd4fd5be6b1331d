import type { Journal } from '../../ports/journal';
import type { PayoutSender } from '../../ports/payout-sender';
import { callCloudFunction } from '../cloud-database/open-cloud-database';

/**
 * Calls the function that holds the pay keys, on behalf of the person who asks. Its answer is not needed: whatever comes
 * of the call, the payout says it, and the timer takes up what is left.
 */
export function cloudPayoutSender(journal: Journal, functionName = 'send-payouts'): PayoutSender {
  return {
    async sendNow(payoutNo) {
      try {
        await callCloudFunction(functionName, { payoutNo });
      } catch (error) {
        journal.info('payout-send-later', { entry: payoutNo, reason: error instanceof Error ? error.message : '' });
      }
    },
  };
}
