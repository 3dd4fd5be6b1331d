import type { PayeeKind } from '../payout/payee-kind';
import type { PayoutRoute } from '../payout/payout';
import type { TaxRule } from '../tax/tax-month';

/** What kind of payee may be paid how, and who withholds. */
export interface PayeeRule {
  readonly routes: readonly PayoutRoute[];
  /** The agency's own rule for persons, or what holds whatever it set. */
  readonly tax: 'as-agency-set' | Extract<TaxRule, 'external' | 'none'>;
  /** Paid only against the number and the file of an invoice. */
  readonly needsInvoice: boolean;
}

/** A person who is employed is taxed with his wages, a business by itself, a 灵工 platform's worker by the platform. */
export const payeeRules: Readonly<Record<PayeeKind, PayeeRule>> = {
  person: { routes: ['wechat', 'bank', 'alipay'], tax: 'as-agency-set', needsInvoice: false },
  employee: { routes: ['payroll'], tax: 'external', needsInvoice: false },
  'sole-trader': { routes: ['bank', 'alipay'], tax: 'none', needsInvoice: true },
  company: { routes: ['bank'], tax: 'none', needsInvoice: true },
  'gig-worker': { routes: ['gig'], tax: 'external', needsInvoice: false },
};

/** The rule that holds for a payee of this kind where the agency set `agencyRule` for persons. */
export function taxRuleOf(kind: PayeeKind, agencyRule: TaxRule): TaxRule {
  const { tax } = payeeRules[kind];
  return tax === 'as-agency-set' ? agencyRule : tax;
}

/** Whether others tax a payee of this kind, whatever the agency set for persons. */
export function isTaxedElsewhere(kind: PayeeKind): boolean {
  return payeeRules[kind].tax !== 'as-agency-set';
}

/** Whether somebody of this kind may be paid this way. */
export function mayBePaidBy(kind: PayeeKind, route: PayoutRoute): boolean {
  return payeeRules[kind].routes.includes(route);
}
