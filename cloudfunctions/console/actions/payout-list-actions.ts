import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { PayoutListsAction } from '../payout-lists-contract';
import { correctTaxMonthAction } from './correct-tax-month';
import { fileTaxMonthAction } from './file-tax-month';
import { payoutEvidenceAction } from './payout-evidence';
import { payoutImportApplyAction } from './payout-import-apply';
import { payoutImportPreviewAction } from './payout-import-preview';
import { payoutInvoiceAction } from './payout-invoice';
import { payoutListApproveAction } from './payout-list-approve';
import { payoutListExportAction } from './payout-list-export';
import { payoutListMakeAction } from './payout-list-make';
import { payoutListReadAction } from './payout-list-read';
import { payoutListWithdrawAction } from './payout-list-withdraw';
import { payoutListsAction } from './payout-lists';
import { payoutMarkFailedAction } from './payout-mark-failed';
import { payoutMarkPaidAction } from './payout-mark-paid';
import { payoutReportCloseAction } from './payout-report-close';
import { taxExportAction } from './tax-export';

export type PayoutListPorts = Parameters<typeof payoutListsAction>[0] &
  Parameters<typeof payoutListExportAction>[0] &
  Parameters<typeof payoutMarkPaidAction>[0] &
  Parameters<typeof taxExportAction>[0];

/** Lists and declarations, by the names of their actions. */
export function payoutListActions(
  ports: PayoutListPorts,
): Readonly<Record<PayoutListsAction, Action<IdentifiedCaller>>> {
  return {
    payoutLists: payoutListsAction(ports),
    payoutListRead: payoutListReadAction(ports),
    payoutEvidence: payoutEvidenceAction(ports),
    payoutInvoice: payoutInvoiceAction(ports),
    payoutListMake: payoutListMakeAction(ports),
    payoutListWithdraw: payoutListWithdrawAction(ports),
    payoutListApprove: payoutListApproveAction(ports),
    payoutListExport: payoutListExportAction(ports),
    payoutMarkPaid: payoutMarkPaidAction(ports),
    payoutMarkFailed: payoutMarkFailedAction(ports),
    payoutImportPreview: payoutImportPreviewAction(ports),
    payoutImportApply: payoutImportApplyAction(ports),
    payoutReportClose: payoutReportCloseAction(ports),
    taxExport: taxExportAction(ports),
    fileTaxMonth: fileTaxMonthAction(ports),
    correctTaxMonth: correctTaxMonthAction(ports),
  };
}
