import { type Outcome, ok, rejected } from '../../../core/outcome';
import { payeeRules } from '../../../core/payee/payee-rules';
import type { Clock } from '../../ports/clock';
import type { FileStorage } from '../../ports/file-storage';
import type { PayListStore, PayListTransaction } from '../../ports/pay-list-store';
import type { PayoutLookup } from '../../ports/payout-lookup';
import type { PromoterStore } from '../../ports/promoter-store';
import { auditedChange } from '../payees/audited-change';
import { invoicePlace, isUploaded } from './uploaded-file';

export interface OwnPayoutPorts {
  readonly clock: Clock;
  readonly payLists: PayListStore;
  readonly payouts: PayoutLookup;
  readonly promoters: Pick<PromoterStore, 'findByOpenid'>;
}

/** What handing in an invoice needs besides: its file is looked for. */
export interface InvoicePorts extends OwnPayoutPorts {
  readonly storage: Pick<FileStorage, 'linksTo'>;
}

export interface AttachInvoiceRequest {
  readonly payoutNo: string;
  readonly invoiceNumber: string;
  /** The uploaded file. */
  readonly fileId: string;
  readonly requestId: string;
}

export type AttachInvoiceRefusal =
  | 'not-bound'
  | 'payout-not-found'
  | 'invoice-not-needed'
  | 'invoice-used'
  | 'invoice-missing'
  | 'payout-in-list'
  | 'request-id-taken';

/**
 * Notes the invoice of a business for one payout; before that the payout goes into no list. It may be replaced until the
 * payout stands in a list. One invoice is for one payout.
 *
 * Rejections: not-bound; payout-not-found, the same for somebody else's; invoice-not-needed for persons; invoice-missing when
 * the file is not in the storage, is no document or picture, or was not uploaded for this payout; invoice-used; payout-in-list once it stands in a list; request-id-taken.
 */
export async function attachInvoice(
  ports: InvoicePorts,
  openid: string,
  request: AttachInvoiceRequest,
): Promise<Outcome<{ readonly payoutNo: string }, AttachInvoiceRefusal>> {
  const me = await ports.promoters.findByOpenid(openid);
  if (!me) return rejected('not-bound');
  const { payoutNo, invoiceNumber, fileId, requestId } = request;
  const payout = await ports.payouts.findPayout(payoutNo);
  if (payout?.promoter !== me.promoter) return rejected('payout-not-found');
  if (!payeeRules[payout.payeeKind].needsInvoice) return rejected('invoice-not-needed');
  if (!(await isUploaded(ports.storage, fileId, invoicePlace(payoutNo)))) return rejected('invoice-missing', fileId);
  const asked = { payoutNo, invoiceNumber, fileId };
  const audited = { action: 'attachInvoice', brandId: null, requestId, reason: '推客提交发票', asked };
  const actor = { openid, name: me.nickname };
  return auditedChange<PayListTransaction, { readonly payoutNo: string }, AttachInvoiceRefusal>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async (lists, nowMs) => {
      const usedFor = await lists.findInvoiceUse(invoiceNumber);
      if (usedFor !== undefined && usedFor !== payoutNo) return rejected('invoice-used');
      const row = await lists.findRow(payoutNo);
      if (row && row.state !== 'queued') return rejected('payout-in-list');
      const before = (await lists.findInvoice(payoutNo)) ?? null;
      const invoice = { payoutNo, promoter: me.promoter, invoiceNumber, fileId, attachedAtMs: nowMs };
      await lists.writeInvoice(invoice);
      return ok({ subject: `payout ${payoutNo}`, before, after: invoice, answer: { payoutNo } });
    },
  );
}
