import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayeeDetails } from '../../../core/payee/check-payee';
import { payeeRules } from '../../../core/payee/payee-rules';
import type { PayeeKind } from '../../../core/payout/payee-kind';
import type { PayoutRoute } from '../../../core/payout/payout';
import { smallestPayoutFen } from '../../../core/payout/payout-settings';
import type { PayeePorts } from './payee-ports';

export interface PayeeView {
  /** Null while nothing was entered. */
  readonly kind: PayeeKind | null;
  readonly needsInvoice: boolean;
  /** What one payout takes at least and at most, of what arrives. */
  readonly limits: { readonly leastFen: number; readonly mostFen: number };
  readonly accounts: readonly {
    readonly route: PayoutRoute;
    readonly masked: PayeeDetails;
    readonly savedAtMs: number;
    readonly usableFromMs: number;
  }[];
}

/** Where the caller is paid, masked: nobody, not even he, reads a whole account here. Rejections: not-bound. */
export async function readPayee(
  ports: Pick<PayeePorts, 'payees' | 'promoters' | 'payoutSettings'>,
  openid: string,
): Promise<Outcome<PayeeView, 'not-bound'>> {
  const me = await ports.promoters.findByOpenid(openid);
  if (!me) return rejected('not-bound');
  const [payee, settings] = await Promise.all([ports.payees.findPayee(me.promoter), ports.payoutSettings.current()]);
  const limits = { leastFen: Math.max(settings.minFen, smallestPayoutFen), mostFen: settings.maxFen };
  const accounts = Object.entries(payee?.accounts ?? {}).map(([route, { masked, savedAtMs, usableFromMs }]) => {
    return { route: route as PayoutRoute, masked, savedAtMs, usableFromMs };
  });
  if (!payee || accounts.length === 0) return ok({ kind: null, needsInvoice: false, limits, accounts: [] });
  return ok({ kind: payee.kind, needsInvoice: payeeRules[payee.kind].needsInvoice, limits, accounts });
}
