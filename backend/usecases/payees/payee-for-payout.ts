import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayeeDetails } from '../../../core/payee/check-payee';
import { mayBePaidBy } from '../../../core/payee/payee-rules';
import type { PayeeKind } from '../../../core/payout/payee-kind';
import type { PayoutRoute } from '../../../core/payout/payout';
import type { PayeePorts } from './payee-ports';

export interface PayeeForPayout {
  readonly kind: PayeeKind;
  /** In the clear: hand it to the provider, write it nowhere. */
  readonly details: PayeeDetails;
}

/**
 * Where a promoter's money goes by one route at this moment.
 *
 * Rejections: payee-missing (nothing entered for this route); payee-cooling-off (changed less than 48 hours ago).
 */
export async function payeeForPayout(
  ports: Pick<PayeePorts, 'clock' | 'payees' | 'vault'>,
  promoter: string,
  route: PayoutRoute,
): Promise<Outcome<PayeeForPayout, 'payee-missing' | 'payee-cooling-off'>> {
  const payee = await ports.payees.findPayee(promoter);
  const account = payee?.accounts[route];
  if (!payee || !account || !mayBePaidBy(payee.kind, route)) return rejected('payee-missing');
  if (ports.clock.nowMs() < account.usableFromMs) return rejected('payee-cooling-off');
  return ok({ kind: payee.kind, details: detailsOf(ports.vault.open(account.sealed, promoter)) });
}

/** What was sealed is what was checked; anything else breaks the vault's own seal first. */
export function detailsOf(opened: string): PayeeDetails {
  return JSON.parse(opened) as PayeeDetails;
}
