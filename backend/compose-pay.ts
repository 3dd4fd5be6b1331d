import { cloudPayoutSender } from './adapters/cloud-functions/cloud-payout-sender';
import { sha256Text } from './adapters/exports/sha256-text';
import { connectGigPay } from './adapters/gig-pay/connect-gig-pay';
import { gigDoor } from './adapters/gig-pay/gig-door';
import { listPayProvider } from './adapters/list-pay/list-pay-provider';
import { storedPayoutPayees, vaultPayeeOpener } from './adapters/list-pay/payout-payees';
import { cachedPayees } from './adapters/stores/cached-payees';
import { documentOutbox } from './adapters/stores/outbox-store';
import { documentPayListStore } from './adapters/stores/pay-list-store';
import { documentPayeeStore } from './adapters/stores/payee-store';
import { documentPayoutMatchRecords } from './adapters/stores/payout-match-records';
import { documentPayoutSettings } from './adapters/stores/payout-settings';
import { documentPayoutStore } from './adapters/stores/payout-store';
import { cachedPromoterDirectory } from './adapters/stores/promoter-directory';
import { documentPromoterStore } from './adapters/stores/promoter-store';
import { documentWorkLease } from './adapters/stores/work-lease';
import { environmentPayeeVault } from './adapters/system/payee-vault';
import { connectWechatPay } from './adapters/wechat-pay/connect-wechat-pay';
import { payDoor } from './adapters/wechat-pay/pay-door';
import type { Base } from './compose';
import { listRoutes } from './ports/pay-list-store';
import type { PayProvider } from './ports/pay-provider';
import { agencyDay } from './usecases/payouts/agency-day';

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

/** What comparing payouts with the providers' bills needs; lists that people carry have no such bill. */
export function composePayoutMatching(base: Base, providers: readonly PayProvider[]) {
  return {
    ...base,
    providers: providers.filter(({ route }) => route === 'wechat' || route === 'gig'),
    payoutMatches: documentPayoutMatchRecords(base.database),
    leases: documentWorkLease(base.database),
  };
}

const listed = ['wechat', ...listRoutes] as const;

/** What the promoter's own actions need: no key of any provider. */
export function composePayouts(base: Base) {
  return {
    ...composePayoutSteps(base),
    payees: storedPayoutPayees(cachedPayees(documentPayeeStore(base.database), base.clock)),
    promoters: cachedPromoterDirectory(documentPromoterStore(base.database), base.clock),
    hash: sha256Text,
    sender: cloudPayoutSender(base.journal),
  };
}

function composePayoutSteps(base: Base) {
  return {
    ...base,
    payouts: documentPayoutStore(base.database),
    payoutSettings: documentPayoutSettings(base.database, base.clock),
    outbox: documentOutbox(base.database),
  };
}

/** What handing over and asking about payouts by 零钱 and by list needs. */
export function composeListedPayouts(base: Base) {
  const steps = composePayoutSteps(base);
  const wechat = composeWechatPay(base);
  const vault = environmentPayeeVault(process.env);
  const lists = documentPayListStore(base.database);
  const { clock } = base;
  const { PAY_MCHID, MINI_PROGRAM_APPID } = process.env;
  const wechatPayer =
    PAY_MCHID && MINI_PROGRAM_APPID ? { merchantId: PAY_MCHID, appId: MINI_PROGRAM_APPID } : undefined;
  return {
    ...steps,
    routes: listed,
    providers: [
      ...(wechat === undefined ? [] : [wechat.provider]),
      ...listRoutes.map((route) => listPayProvider({ clock, lists, vault, payouts: steps.payouts }, route)),
    ],
    payers: wechatPayer === undefined ? {} : { wechat: wechatPayer },
    payeeData: vaultPayeeOpener(vault),
    agencyDay: agencyDay(steps.payouts),
  };
}

/** The same by the 灵工 platform, whose keys lie in a function of their own. */
export function composeGigPayouts(base: Base) {
  const steps = composePayoutSteps(base);
  const gig = composeGigPay(base);
  const { GIG_DEALER_ID } = process.env;
  return {
    ...steps,
    routes: gig === undefined ? [] : (['gig'] as const),
    providers: gig === undefined ? [] : [gig],
    payers: GIG_DEALER_ID ? { gig: { merchantId: GIG_DEALER_ID, appId: '' } } : {},
    payeeData: vaultPayeeOpener(environmentPayeeVault(process.env)),
    agencyDay: agencyDay(steps.payouts),
  };
}
