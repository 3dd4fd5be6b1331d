/**
 * Lists that people carry to a bank, to Alipay or to payroll, and the declaration of tax, in what the function `console`
 * answers. Only owner and finance of the agency move money; its auditor reads. Who approved a list does not state its
 * results; where only one person may move money he waits a day between. Money is whole fen, moments epoch ms, months
 * 'yyyymm' in Beijing. Roles, `requestId`, `reason` and the usual failures are those of contract.ts.
 */

export type PayoutListsAction = keyof PayoutListsInputs;

/**
 * evidence-missing: the detail names the file that is not there ·
 * list-changed: a row is not as it was made, and nothing is paid · columns-missing: the detail names the titles ·
 * import-has-problems: `skipLines` must name exactly the lines that the preview calls problems.
 */
export type PayoutListsFailure =
  | 'already-marked'
  | 'amount-differs'
  | 'columns-missing'
  | 'correction-too-large'
  | 'correction-too-late'
  | 'evidence-missing'
  | 'file-not-readable'
  | 'file-too-large'
  | 'import-changed'
  | 'import-empty'
  | 'import-has-problems'
  | 'import-of-other-list'
  | 'invoice-not-found'
  | 'list-changed'
  | 'list-decided'
  | 'list-not-approved'
  | 'list-not-found'
  | 'month-not-filed'
  | 'not-paid-yet'
  | 'nothing-to-export'
  | 'nothing-to-list'
  | 'paid-time-wrong'
  | 'payout-not-in-list'
  | 'period-unknown'
  | 'report-not-found'
  | 'same-person'
  | 'second-person-needed'
  | 'tax-month-not-over'
  | 'wait-not-over';

export type ListRoute = 'bank' | 'alipay' | 'payroll';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

interface Marking extends Audited {
  readonly listId: string;
  readonly payoutNo: string;
  /** The bank's or Alipay's own number of the payment. */
  readonly reference: string;
  /** The uploaded file that shows it, `cloud://…`. */
  readonly evidenceFileId: string;
}

/** What each action is given. */
export interface PayoutListsInputs {
  /** What waits, the lists (20 a page) and what promoters say has not arrived. */
  readonly payoutLists: { readonly beforeMs?: number };
  readonly payoutListRead: { readonly listId: string };
  /** What was uploaded with the result of a payout. */
  readonly payoutEvidence: { readonly payoutNo: string };
  /** The invoice of a business; who looked, and why, is kept. */
  readonly payoutInvoice: Audited & { readonly payoutNo: string };
  /** Puts what waits longest into a list, at most 200 payouts. */
  readonly payoutListMake: Audited & { readonly route: ListRoute };
  readonly payoutListWithdraw: Audited & { readonly listId: string };
  /** With the sum that was seen. */
  readonly payoutListApprove: Audited & { readonly listId: string; readonly totalFen: number };
  /** The file holds whole accounts; who took it is kept. */
  readonly payoutListExport: Audited & { readonly listId: string; readonly format: 'csv' | 'xlsx' };
  /** With what the evidence says was paid. */
  readonly payoutMarkPaid: Marking & { readonly paidFen: number; readonly paidAtMs: number };
  /** failed: it never arrived · returned: it was paid and came back. The promoter reads `failReason`. */
  readonly payoutMarkFailed: Marking & { readonly outcome: 'failed' | 'returned'; readonly failReason: string };
  /** A bank's result file, CSV (UTF-8 or GBK) or XLSX, at most 2 MB. */
  readonly payoutImportPreview: { readonly listId: string; readonly contentBase64: string };
  readonly payoutImportApply: Audited & {
    readonly listId: string;
    readonly contentBase64: string;
    /** As the preview said. */
    readonly fileHash: string;
    readonly skipLines: readonly number[];
  };
  /** Answers a promoter who said that his money has not arrived. */
  readonly payoutReportClose: Audited & { readonly payoutNo: string };
  /** '202611' a month's declaration, '2026Q4' a quarter's report, '2026' the yearly statements. */
  readonly taxExport: Audited & { readonly period: string; readonly format: 'csv' | 'xlsx' };
  /** Notes that a month was declared. */
  readonly fileTaxMonth: Audited & { readonly month: string };
  /** Takes late changes into a declared month, once its declaration was corrected. */
  readonly correctTaxMonth: Audited & {
    readonly month: string;
    readonly promoter: string;
    readonly changes: readonly {
      readonly kind: 'paid-after-filing' | 'returned-after-filing';
      readonly grossFen: number;
      readonly taxFen: number;
    }[];
  };
}

export interface PayListView {
  readonly listId: string;
  readonly route: ListRoute;
  readonly state: 'making' | 'made' | 'approved' | 'withdrawing' | 'withdrawn';
  readonly rowCount: number;
  readonly totalFen: number;
  readonly contentHash: string;
  readonly madeBy: string;
  readonly madeAtMs: number;
  readonly approvedBy: string | null;
  readonly approvedAtMs: number | null;
  /** From when on the one who approved may state results, because nobody else could; else null. */
  readonly mayMarkAloneFromMs: number | null;
}

export interface PayoutListsView {
  readonly waiting: readonly {
    readonly route: ListRoute;
    readonly count: number;
    readonly totalFen: number;
    readonly withoutInvoice: number;
  }[];
  readonly lists: readonly PayListView[];
  readonly reports: readonly {
    readonly promoter: string;
    readonly facts: Readonly<Record<string, string | number>>;
    readonly foundAtMs: number;
    readonly dueAtMs: number;
  }[];
  readonly nextBeforeMs: number | null;
}

export interface PayoutListReadView {
  readonly list: PayListView;
  readonly openRows: number;
  /** The caller approved it, so that a colleague states its results. */
  readonly isApprovedByMe: boolean;
  readonly rows: readonly {
    readonly payoutNo: string;
    readonly promoter: string;
    readonly payeeKind: 'person' | 'employee' | 'sole-trader' | 'company' | 'gig-worker';
    readonly netFen: number;
    readonly grossFen: number;
    /** Masked, as the account. */
    readonly realName: string;
    readonly account: string;
    readonly bankName: string;
    readonly state: 'queued' | 'cancelled' | 'listed' | 'paid' | 'failed' | 'returned';
    readonly invoiceNumber: string | null;
    readonly reference: string | null;
    readonly paidAtMs: number | null;
    readonly failReason: string | null;
    readonly markedBy: string | null;
    /** A file was uploaded with the result. */
    readonly hasEvidence: boolean;
  }[];
}

export interface PayoutEvidenceView {
  readonly url: string;
  readonly name: string;
  /** The link leads nowhere from then on. */
  readonly untilMs: number;
}

export interface PayoutListMakeView {
  readonly listId: string;
  readonly rowCount: number;
  readonly totalFen: number;
}

export interface PayoutListApproveView {
  readonly listId: string;
  readonly approvedAtMs: number;
  readonly mayMarkAloneFromMs: number | null;
}

export interface PayoutListWithdrawView {
  readonly listId: string;
}

export interface PayoutListExportView {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly contentBase64: string;
  readonly rowCount: number;
  readonly totalFen: number;
  readonly contentHash: string;
}

export interface PayoutMarkView {
  readonly payoutNo: string;
  readonly state: 'queued' | 'cancelled' | 'listed' | 'paid' | 'failed' | 'returned';
}

export interface PayoutImportPreviewView {
  readonly fileHash: string;
  readonly paidCount: number;
  readonly failedCount: number;
  readonly returnedCount: number;
  readonly paidFen: number;
  /** Lines that cannot be believed: `text` names the line and what to do. */
  readonly problems: readonly { readonly line: number; readonly code: string; readonly text: string }[];
  /** Lines that say what is stated already, and lines of payments that are under way. */
  readonly knownLines: readonly number[];
  readonly pendingLines: readonly number[];
  /** Payouts without a result that the file does not name. */
  readonly notInFile: readonly string[];
  readonly takenBefore: { readonly atMs: number; readonly name: string } | null;
}

export interface PayoutImportApplyView extends PayoutImportPreviewView {
  readonly writtenCount: number;
  /** Payouts that somebody gave another result meanwhile. */
  readonly changedMeanwhile: readonly string[];
}

export interface PayoutReportCloseView {
  readonly payoutNo: string;
}

export interface TaxExportView {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly contentBase64: string;
  readonly rowCount: number;
  /** Promoters whose name or number is not known: the form cannot be filed with them like that. */
  readonly withoutIdentity: readonly string[];
}

export interface FileTaxMonthView {
  readonly month: string;
  readonly filedAtMs: number;
}
