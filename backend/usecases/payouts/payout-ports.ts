import type { PayoutRoute } from '../../../core/payout/payout';
import type { Payer } from '../../../core/payout/payout-row';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { Outbox } from '../../ports/outbox';
import type { PayProvider } from '../../ports/pay-provider';
import type { PayeeOpener, PayoutPayees } from '../../ports/payout-payees';
import type { PayoutSender } from '../../ports/payout-sender';
import type { PayoutSettingsSource } from '../../ports/payout-settings-source';
import type { PayoutStore } from '../../ports/payout-store';
import type { PromoterDirectory } from '../../ports/promoter-directory';
import type { AgencyDay } from './agency-day';

/** What a step of a payout needs. */
export interface StepPorts {
  readonly payouts: PayoutStore;
  readonly outbox: Pick<Outbox, 'addForOperator'>;
  readonly clock: Clock;
  readonly journal: Journal;
}

/** What the promoter's own actions need: no key, no provider. */
export interface PayoutPorts extends StepPorts {
  readonly payoutSettings: PayoutSettingsSource;
  readonly payees: PayoutPayees;
  readonly promoters: PromoterDirectory;
  /** Makes the payout's number out of promoter and request. */
  readonly hash: (text: string) => string;
  readonly sender: PayoutSender;
}

/** One provider for each route that is open. */
export interface ProviderPorts extends StepPorts {
  /** The routes that are looked after here; each should have its provider. */
  readonly routes: readonly PayoutRoute[];
  readonly providers: readonly PayProvider[];
}

/** What handing payouts over needs: the only place that does it. */
export interface SendPorts extends ProviderPorts {
  readonly payoutSettings: PayoutSettingsSource;
  readonly agencyDay: AgencyDay;
  readonly payeeData: PayeeOpener;
  /** Who pays on each route, as the provider knows him. */
  readonly payers: Readonly<Partial<Record<PayoutRoute, Payer>>>;
}

/** The provider that serves a route; undefined while the route is not open here. */
export function providerOf(providers: readonly PayProvider[], route: PayoutRoute): PayProvider | undefined {
  return providers.find((provider) => provider.route === route);
}
