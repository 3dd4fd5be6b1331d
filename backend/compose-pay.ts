import { connectGigPay } from './adapters/gig-pay/connect-gig-pay';
import { gigDoor } from './adapters/gig-pay/gig-door';
import { documentOutbox } from './adapters/stores/outbox-store';
import { documentPayoutMatchRecords } from './adapters/stores/payout-match-records';
import { documentPayoutStore } from './adapters/stores/payout-store';
import { documentWorkLease } from './adapters/stores/work-lease';
import { connectWechatPay } from './adapters/wechat-pay/connect-wechat-pay';
import { payDoor } from './adapters/wechat-pay/pay-door';
import type { Base } from './compose';

/** What believing callbacks needs: doors with the keys that open them, and nothing that could ask for money. */
export function composePayCallbacks(base: Base) {
  return {
    ...base,
    payDoor: payDoor(process.env),
    gigDoor: gigDoor(process.env),
    payouts: documentPayoutStore(base.database),
    outbox: documentOutbox(base.database),
  };
}

/** The pay platform, where this function's environment holds its keys. */
export function composeWechatPay({ journal, clock }: Base) {
  return connectWechatPay(process.env, { journal, clock });
}

/** The 灵工 platform, where this function's environment holds its keys. */
export function composeGigPay({ journal, clock }: Base) {
  return connectGigPay(process.env, { journal, clock });
}

/** What comparing payouts with the providers' bills needs, for the functions that hold a provider's keys. */
export function composePayoutMatching(base: Base) {
  return {
    ...base,
    payoutMatches: documentPayoutMatchRecords(base.database),
    leases: documentWorkLease(base.database),
  };
}
