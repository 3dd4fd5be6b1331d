import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayeeTransaction } from '../../ports/payee-store';
import { auditedChange } from './audited-change';
import type { PayeePorts } from './payee-ports';
import { overviewOf } from './save-payee';

export interface DeletePayeeAnswer {
  readonly deletedAtMs: number;
  /** Name and citizen number stay, encrypted, because tax was declared or has to be declared under them. */
  readonly isKeptForTax: boolean;
}

/**
 * Deletes where a promoter is paid. What tax law makes us keep stays: name and citizen number where tax was withheld, and
 * the rows of lists that carry money. That something was there stays too, so that deleting is no way around the 48 hours.
 *
 * Rejections: not-bound; payee-missing when there is nothing to delete; request-id-taken.
 */
export async function deletePayee(
  ports: PayeePorts,
  openid: string,
  request: { readonly requestId: string },
): Promise<Outcome<DeletePayeeAnswer, 'not-bound' | 'payee-missing' | 'request-id-taken'>> {
  const me = await ports.promoters.findByOpenid(openid);
  if (!me) return rejected('not-bound');
  const isDeclared = await ports.payees.hasTaxMonths(me.promoter);
  const audited = { action: 'deletePayee', brandId: null, ...request, reason: '推客删除收款信息', asked: {} };
  const actor = { openid, name: me.nickname };
  return auditedChange<PayeeTransaction, DeletePayeeAnswer, 'payee-missing'>(
    ports.payees,
    ports.clock,
    actor,
    audited,
    async (payees, nowMs) => {
      const stored = await payees.findPayee(me.promoter);
      if (!stored || Object.keys(stored.accounts).length === 0) return rejected('payee-missing');
      const taxIdentity = isDeclared ? stored.taxIdentity : null;
      const revision = stored.revision + 1;
      const erased = { ...stored, accounts: {}, revision, savedAtMs: nowMs, taxIdentity, erasedAtMs: nowMs };
      await payees.writePayee(erased);
      return ok({
        subject: `payee ${me.promoter}`,
        before: overviewOf(stored),
        after: overviewOf(erased),
        answer: { deletedAtMs: nowMs, isKeptForTax: taxIdentity !== null },
      });
    },
  );
}
