import { emptyWallet, type Wallet } from '../../../core/ledger/wallet';
import type { Fen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { taxRuleOf } from '../../../core/payee/payee-rules';
import { type WithdrawalRefusal, withdrawalFen } from '../../../core/payout/judge-request';
import type { PayoutRoute } from '../../../core/payout/payout';
import type { PayoutSettings } from '../../../core/payout/payout-settings';
import { newTaxMonth, taxMonthOf } from '../../../core/tax/new-tax-month';
import { quoteTax, type TaxQuote } from '../../../core/tax/quote-tax';
import type { TaxMonth, TaxRule } from '../../../core/tax/tax-month';
import type { PayeeRefusal, PayoutPayee } from '../../ports/payout-payees';
import type { PayoutStore } from '../../ports/payout-store';
import type { PayoutPorts } from './payout-ports';

export interface PayoutWish {
  /** Before tax, in whole fen; as somebody typed it. */
  readonly amountFen: number;
  readonly route: PayoutRoute;
}

/** What is known before the wallet is read: the same for a quote and for a request. */
export interface PreparedPayout {
  readonly grossFen: Fen;
  readonly payee: PayoutPayee;
  readonly settings: PayoutSettings;
  readonly taxRule: TaxRule;
  readonly nowMs: number;
}

export type PrepareRefusal = WithdrawalRefusal | PayeeRefusal;

/** Checks the amount and finds whom it would go to. No call once payee and settings are known to the instance. */
export async function preparePayout(
  ports: Pick<PayoutPorts, 'payees' | 'payoutSettings' | 'clock'>,
  promoter: string,
  { amountFen, route }: PayoutWish,
): Promise<Outcome<PreparedPayout, PrepareRefusal>> {
  const amount = withdrawalFen(amountFen);
  if (!amount.ok) return amount;
  const nowMs = ports.clock.nowMs();
  const settings = await ports.payoutSettings.current();
  if (!settings.routes.includes(route)) return rejected('route-not-open');
  const payee = await ports.payees.payeeOf(promoter, route, nowMs);
  if (!payee.ok) return payee;
  const taxRule = taxRuleOf(payee.value.kind, settings.taxRule);
  return ok({ grossFen: amount.value, payee: payee.value, settings, taxRule, nowMs });
}

/**
 * The month in which a payout would be taxed, by the agency's rule for persons; `previous` is asked for only when the month
 * has not begun.
 */
export async function taxMonthFor(
  reader: Pick<PayoutStore, 'findTaxMonth'>,
  promoter: string,
  { settings, nowMs }: Pick<PreparedPayout, 'settings' | 'nowMs'>,
  previous: () => Promise<TaxMonth | undefined>,
): Promise<TaxMonth> {
  const name = taxMonthOf(nowMs);
  const known = await reader.findTaxMonth(promoter, name);
  return known ?? newTaxMonth(promoter, name, settings.taxRule, await previous());
}

/** The quote of a payout on the wallet and month that were read for it. */
export function quoteOn(month: TaxMonth, { grossFen, taxRule }: PreparedPayout): TaxQuote {
  // A payee who changed his kind within the month is taxed by what he is now.
  return quoteTax({ ...month, rule: taxRule }, grossFen);
}

export function walletOr(promoter: string, wallet: Wallet | undefined): Wallet {
  return wallet ?? emptyWallet(promoter);
}
