import { ok, rejected } from '../../../core/outcome';
import { mayBePaidBy } from '../../../core/payee/payee-rules';
import type { PayeeData } from '../../ports/pay-provider';
import type { PayeeStore } from '../../ports/payee-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { PayeeOpener, PayoutPayees } from '../../ports/payout-payees';

/** Where promoters are paid, out of what they entered. 零钱 needs nothing but the openid, and takes a name where there is one. */
export function storedPayoutPayees(store: Pick<PayeeStore, 'findPayee'>): PayoutPayees {
  return {
    async payeeOf(promoter, route, nowMs) {
      const payee = await store.findPayee(promoter);
      const isEmpty = !payee || Object.keys(payee.accounts).length === 0;
      const kind = isEmpty ? 'person' : payee.kind;
      const account = payee?.accounts[route];
      if (!isEmpty && !mayBePaidBy(kind, route)) return rejected('route-not-open');
      if (!account) return route === 'wechat' ? ok({ kind, hasName: false, sealed: null }) : rejected('payee-missing');
      if (nowMs < account.usableFromMs) return rejected('payee-cooling-off');
      return ok({ kind, hasName: true, sealed: account.sealed });
    },
  };
}

/** Opens with the keys of the environment; what does not open any more is undefined, and nothing is sent. */
export function vaultPayeeOpener(vault: PayeeVault): PayeeOpener {
  return {
    open(sealed, promoter) {
      let text: string;
      try {
        text = vault.open(sealed, promoter);
      } catch {
        return undefined;
      }
      // What was sealed is what was checked; anything else breaks the seal.
      return JSON.parse(text) as PayeeData;
    },
  };
}
