import type { PayoutRow } from '../../../core/payout/payout-row';
import { taxMonthId } from '../../../core/tax/new-tax-month';
import type { DocumentDatabase } from '../../ports/document-database';
import type { PaidPayout, TaxRecords } from '../../ports/tax-records';
import { auditedDocuments } from './audited-documents';
import { payoutOf } from './payout-document';
import { declarationDocument, declarationId, declaredAtMs } from './tax-declaration';
import { taxMonthDocument, taxMonthOf } from './tax-month-document';

function paidOf({ payoutNo, promoter, quote, paid, state }: PayoutRow): PaidPayout {
  const withheldFen = paid?.taxFen ?? 0;
  return { payoutNo, promoter, grossFen: quote.grossFen, withheldFen, isReturned: state === 'returned' };
}

/** Tax months and the payouts they came from, over documents. */
export function documentTaxRecords(database: DocumentDatabase): TaxRecords {
  return {
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          async findMonth(payee, month) {
            const document = await documents.find('tax_months', taxMonthId(payee, month));
            return document && taxMonthOf(document);
          },
          writeMonth: (month) => documents.put('tax_months', taxMonthDocument(month)),
          async noteDeclaration(month, filedAtMs) {
            const first = declaredAtMs(await documents.find('tax_months', declarationId(month)));
            await documents.put('tax_months', declarationDocument(month, first ?? filedAtMs));
          },
        }),
      ),
    async listMonth(month, afterPayee, limit) {
      const where = { month, payee: { gt: afterPayee } };
      return (await database.list('tax_months', { where, orderBy: [['payee', 'asc']], limit })).map(taxMonthOf);
    },
    async listPaid(month, afterPayoutNo, limit) {
      const where = { 'paid.month': month, _id: { gt: afterPayoutNo } };
      const documents = await database.list('payouts', { where, orderBy: [['_id', 'asc']], limit });
      return documents.map((document) => paidOf(payoutOf(document)));
    },
    fileMonth: (month, filedAtMs) =>
      database.updateWhere('tax_months', { month, filedAtMs: null }, { set: { filedAtMs } }),
    async nicknamesOf(promoters) {
      if (promoters.length === 0) return new Map();
      const where = { _id: { in: promoters } };
      const documents = await database.list('promoters', { where, limit: promoters.length });
      return new Map(documents.map(({ _id, nickname }) => [_id, String(nickname ?? '')]));
    },
  };
}
