import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { FileStorage } from '../../ports/file-storage';
import type { PayListStore, PayListTransaction } from '../../ports/pay-list-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { type EvidenceLink, linkTo } from './evidence-link';
import type { ListRequest } from './list-ports';
import { invoicePlace, isOfPlace } from './uploaded-file';

export interface InvoiceLinkPorts {
  readonly clock: Clock;
  readonly payLists: PayListStore;
  readonly storage: Pick<FileStorage, 'linksTo'>;
}

/**
 * A link to the invoice of a business for one payout, good for ten minutes. Who looked, and why, is kept before the link is
 * given; the same request again gets a new link.
 *
 * Rejections: invoice-not-found where there is none, or its file is gone; request-id-taken.
 */
export async function invoiceLink(
  ports: InvoiceLinkPorts,
  actor: Actor,
  { payoutNo, requestId, reason }: ListRequest & { readonly payoutNo: string },
): Promise<Outcome<EvidenceLink, 'invoice-not-found' | 'request-id-taken'>> {
  const [invoice] = await ports.payLists.listInvoices([payoutNo]);
  if (!invoice || !isOfPlace(invoice.fileId, invoicePlace(payoutNo))) return rejected('invoice-not-found');
  const { invoiceNumber, fileId } = invoice;
  const link = await linkTo(ports, fileId);
  if (link === undefined) return rejected('invoice-not-found', fileId);
  const audited = { action: 'payoutInvoice', brandId: null, requestId, reason, asked: { payoutNo } };
  const kept = await auditedChange<PayListTransaction, { readonly payoutNo: string }, never>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async () =>
      ok({ subject: `payout ${payoutNo}`, before: null, after: { invoiceNumber, fileId }, answer: { payoutNo } }),
  );
  return kept.ok ? ok(link) : kept;
}
