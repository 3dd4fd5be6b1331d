import type { Clock } from '../../ports/clock';
import type { PayeeStore, StoredPayee } from '../../ports/payee-store';

/** A changed account is not used for 48 hours, so a minute changes nothing. */
const keepMs = 60_000;
/** Somebody who entered nothing may be doing it now. */
const keepMissingMs = 10_000;
const mostKept = 1000;

/** Payees as an instance remembers them, so that a request after its quote does not ask again. */
export function cachedPayees(store: Pick<PayeeStore, 'findPayee'>, clock: Clock): Pick<PayeeStore, 'findPayee'> {
  const kept = new Map<string, { readonly payee: StoredPayee | undefined; readonly atMs: number }>();
  return {
    async findPayee(promoter) {
      const nowMs = clock.nowMs();
      const known = kept.get(promoter);
      const isFresh = known !== undefined && nowMs - known.atMs < (known.payee ? keepMs : keepMissingMs);
      if (isFresh) return known.payee;
      const payee = await store.findPayee(promoter);
      if (kept.size >= mostKept) kept.clear();
      kept.set(promoter, { payee, atMs: nowMs });
      return payee;
    },
  };
}
