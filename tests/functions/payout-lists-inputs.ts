import type { PayoutListsAction } from '../../cloudfunctions/console/payout-lists-contract';

const audited = { requestId: 'request-1', reason: '月底打款' };
const listId = 'bank-no-such-list';
const marking = {
  ...audited,
  listId,
  payoutNo: 'W1',
  reference: 'B1',
  evidenceFileId: `cloud://a/evidence/${listId}/W1-1.png`,
};
const contentBase64 = Buffer.from('付款编号,金额,状态\r\n', 'utf8').toString('base64');

/** A good input of each action about lists and declarations. */
export const payoutListsInputs = {
  payoutLists: () => ({}),
  payoutListRead: () => ({ listId }),
  payoutEvidence: () => ({ payoutNo: 'W1' }),
  payoutInvoice: () => ({ ...audited, payoutNo: 'W1' }),
  payoutListMake: () => ({ ...audited, route: 'bank' }),
  payoutListWithdraw: () => ({ ...audited, listId }),
  payoutListApprove: () => ({ ...audited, listId, totalFen: 100 }),
  payoutListExport: () => ({ ...audited, listId, format: 'csv' }),
  payoutMarkPaid: () => ({ ...marking, paidFen: 100, paidAtMs: 0 }),
  payoutMarkFailed: () => ({ ...marking, outcome: 'failed', failReason: '户名不符' }),
  payoutImportPreview: () => ({ listId, contentBase64 }),
  payoutImportApply: () => ({ ...audited, listId, contentBase64, fileHash: '0'.repeat(64), skipLines: [] }),
  payoutReportClose: () => ({ ...audited, payoutNo: 'W1' }),
  taxExport: () => ({ ...audited, period: '202601', format: 'csv' }),
  fileTaxMonth: () => ({ ...audited, month: '202512' }),
  correctTaxMonth: () => ({
    ...{ ...audited, month: '202512', promoter: 'wxpromoter' },
    changes: [{ kind: 'returned-after-filing', grossFen: 100, taxFen: 0 }],
  }),
} satisfies Record<PayoutListsAction, (brandId: string) => object>;

/** Who may do what, as in the table of console-functions.test.ts: the agency moves money, its auditor reads. */
export const payoutListsRights = {
  payoutLists: 'AA.A ......',
  payoutListRead: 'AA.A ......',
  payoutEvidence: 'AA.A ......',
  payoutInvoice: 'AA.A ......',
  payoutListMake: 'AA.. ......',
  payoutListWithdraw: 'AA.. ......',
  payoutListApprove: 'AA.. ......',
  payoutListExport: 'AA.. ......',
  payoutMarkPaid: 'AA.. ......',
  payoutMarkFailed: 'AA.. ......',
  payoutImportPreview: 'AA.. ......',
  payoutImportApply: 'AA.. ......',
  payoutReportClose: 'AA.. ......',
  taxExport: 'AA.A ......',
  fileTaxMonth: 'AA.. ......',
  correctTaxMonth: 'AA.. ......',
} satisfies Record<PayoutListsAction, string>;
